import type { AnswerInfo, Finding, Notice, RuleState } from '@tailgate/contract';
import { costOf } from '../cloudwatch/cost';
import { TailgateError } from '../errors';
import type { SingleFlight } from '../latency/plan/flight';
import type { ScanCost, ScanMeter } from '../latency/plan/scan-meter';
import { suggest } from '../suggest';
import { checkRange, type QueryRange } from './check-range';
import type { InlineSources } from './inline-sources';
import type { KnownEndpoints } from './known-endpoints';
import type { ConnectedSource } from './live-source';
import { distinctNotices } from './notice';
import type { RecentAnswers } from './recent-answers';
import type { SourceHealth } from './services';
import type { ReadRange, SourceReader } from './source-reader';

/** Findings of a range, with what the reader should know of them and what they took. */
export interface FoundFindings {
  readonly findings: readonly Finding[];
  /** For each rule whether it ran. */
  readonly rules: readonly RuleState[];
  /** Requests in the range. */
  readonly requests: number;
  readonly notices: readonly Notice[];
  readonly cost: ScanCost;
  readonly fromCache: number;
}

/** What all the services work with. */
export interface ServiceContext {
  readonly sources: ReadonlyMap<string, ConnectedSource>;
  /** Sources that callers describe themselves. */
  readonly inline: InlineSources;
  /** Endpoints seen of late, for the rows of alerts. */
  readonly endpoints: KnownEndpoints;
  readonly reader: SourceReader;
  /** Counts every query. */
  readonly meter: ScanMeter;
  /** US dollars. */
  readonly pricePerGb: number;
  /** The most bytes that the rows of a Logs query take as JSON. */
  readonly logsAnswerBytes: number;
  /** ms since the epoch */
  readonly now: () => number;
  /** Findings of settled ranges, as they were computed. */
  readonly findings: RecentAnswers<FoundFindings>;
  /** Sources that were healthy a short while ago. */
  readonly health: RecentAnswers<SourceHealth>;
  /** Findings being computed. */
  readonly findingFlights: SingleFlight<FoundFindings>;
}

/**
 * The source that a query names; the only one where it names none.
 * @throws TailgateError `not-found`, `invalid-input`
 */
export function findSource(context: ServiceContext, name: string | undefined): ConnectedSource {
  const names = [...context.sources.keys()];
  const place = 'source';
  const inline = name === undefined ? undefined : context.inline.find(name);
  if (inline !== undefined) return inline;
  if (names.length === 0) {
    throw new TailgateError('not-found', 'There is no source to ask.', {
      place,
      remedy: 'Name log groups under sources in tailgate.yaml.',
    });
  }
  const wanted = name ?? (names.length === 1 ? names[0] : undefined);
  if (wanted === undefined) {
    throw new TailgateError('invalid-input', 'The query does not say which source it asks.', {
      place,
      remedy: `Set source to one of: ${names.join(', ')}.`,
    });
  }
  const source = context.sources.get(wanted);
  if (source !== undefined) return source;
  const near = suggest(wanted, names);
  throw new TailgateError('not-found', `There is no source "${wanted.slice(0, 80)}".`, {
    place,
    remedy: near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${near}"?`,
  });
}

/** The range of a query as the reader takes it. @throws TailgateError `invalid-input` */
export function readRange(context: ServiceContext, query: QueryRange): ReadRange {
  const { from, to } = checkRange(query, context.now());
  return { fromMs: from, toMs: to };
}

/** What an answer cost and what the reader should know about it. */
export function answerInfo(
  context: ServiceContext,
  cost: ScanCost,
  fromCache: number,
  notices: readonly Notice[],
): AnswerInfo {
  return {
    ...cost,
    fromCache,
    priceUsd: costOf(cost.bytesScanned, context.pricePerGb),
    notices: distinctNotices(notices),
  };
}
