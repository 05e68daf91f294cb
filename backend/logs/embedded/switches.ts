import type { SemanticsSwitches } from '../../insights/compiled';
import { TailgateError } from '../../errors';

/** How a query can be made to end; `Complete` is as it ends by itself. */
export const forcedOutcomes = ['Complete', 'Failed', 'Cancelled', 'Timeout'] as const;
export type ForcedOutcome = (typeof forcedOutcomes)[number];

/** How the embedded engine behaves where CloudWatch is slow, refuses or does not say. For tests and trials. */
export interface EngineSwitches {
  /** ms from StartQuery until the query is complete, at the least; meanwhile it is Scheduled, then Running. */
  readonly latencyMs: number;
  /** ms after its ingestion before queries see an event. */
  readonly ingestionDelayMs: number;
  /** Queries that may be scheduled or running at once; further ones get LimitExceededException. */
  readonly concurrentQueries: number;
  /** Calls per second of an operation; further ones get ThrottlingException. Not limited where absent. */
  readonly callsPerSecond: Readonly<Record<string, number>>;
  /** How the next queries end, in order; those after them end as they do. */
  readonly outcomes: readonly ForcedOutcome[];
  /** Whether the list of outcomes begins anew at its end: `['Failed']` then means every query. */
  readonly repeatOutcomes: boolean;
  /** The most rows that a query may ask for; without a limit it gets up to 10,000 of them. */
  readonly rowLimit: 1_000 | 10_000 | 100_000;
  /** What AWS does not document. */
  readonly semantics: SemanticsSwitches;
}

export const defaultEngineSwitches: EngineSwitches = {
  latencyMs: 0,
  ingestionDelayMs: 0,
  // The quota of an account in CloudWatch.
  concurrentQueries: 100,
  callsPerSecond: {},
  outcomes: [],
  repeatOutcomes: false,
  rowLimit: 100_000,
  semantics: { nullGroup: 'keep', nonNumeric: 'null' },
};

/** @throws TailgateError invalid-input naming the switch */
export function engineSwitches(given: Partial<EngineSwitches>): EngineSwitches {
  const switches = { ...defaultEngineSwitches, ...given };
  const numbers: [string, number, boolean][] = [
    ['latencyMs', switches.latencyMs, switches.latencyMs >= 0 && switches.latencyMs <= 3_600_000],
    ['ingestionDelayMs', switches.ingestionDelayMs, switches.ingestionDelayMs >= 0],
    [
      'concurrentQueries',
      switches.concurrentQueries,
      Number.isInteger(switches.concurrentQueries) && switches.concurrentQueries >= 1,
    ],
    ['rowLimit', switches.rowLimit, [1_000, 10_000, 100_000].includes(switches.rowLimit)],
    ...Object.entries(switches.callsPerSecond).map(([name, rate]): [string, number, boolean] => [
      `callsPerSecond.${name}`,
      rate,
      rate > 0,
    ]),
  ];
  for (const [place, value, isAllowed] of numbers) {
    if (isAllowed) continue;
    throw new TailgateError('invalid-input', `The switch ${place} cannot be ${value}.`, {
      place,
      remedy:
        'Give times in ms from 0 on, numbers from 1 on, and a row limit of 1000, 10000 or 100000.',
    });
  }
  return switches;
}
