import { changedSwitches } from '../config/changed-switches';
import type { EngineOptions } from '../config/schema';

function outcomesText({ outcomes, repeatOutcomes }: EngineOptions): string {
  const list = outcomes.join(', ');
  if (!repeatOutcomes) return `the first queries end with ${list}`;
  return new Set(outcomes).size === 1
    ? `every query ends with ${outcomes[0]}`
    : `queries end with ${list}, over and over`;
}

function textOf(key: string, engine: EngineOptions): string | undefined {
  switch (key) {
    case 'latencyMs':
      return `every query takes at least ${engine.latencyMs} ms`;
    case 'ingestionDelayMs':
      return `queries see an event ${engine.ingestionDelayMs} ms after it came`;
    case 'concurrentQueries':
      return `queries at once: ${engine.concurrentQueries}; further ones get LimitExceededException`;
    case 'callsPerSecond': {
      const rates = Object.entries(engine.callsPerSecond).map(([name, rate]) => `${name} ${rate}`);
      return `calls per second: ${rates.join(', ')}; further ones get ThrottlingException`;
    }
    case 'outcomes':
      return outcomesText(engine);
    case 'rowLimit':
      return `a query gives at most ${engine.rowLimit} rows`;
    case 'nullGroup':
      return 'stats drops rows whose group key is missing';
    case 'nonNumeric':
      return engine.nonNumeric === 'zero'
        ? 'a value that is no number counts as 0'
        : 'events with a value that is no number are left out';
    default:
      // repeatOutcomes says nothing alone.
      return undefined;
  }
}

/** How the embedded engine was made to differ from its usual behaviour, a phrase for each switch. */
export function describeEngine(engine: EngineOptions): readonly string[] {
  return changedSwitches(engine).flatMap((key) => textOf(key, engine) ?? []);
}
