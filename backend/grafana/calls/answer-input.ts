import { TailgateError } from '../../errors';
import type { Services } from '../../services/services';
import type { ReadQuery } from './read-query';
import { settledMinutes, settledRange } from './settled-range';

/** What a query is answered with. */
export interface AnswerInput extends ReadQuery {
  readonly services: Services;
  /** The source that the query or the data source names; the only one where undefined. */
  readonly source: string | undefined;
  /** After how many ms a window of a source is complete. */
  readonly settleLagOf: (source: string) => number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Whether an alert rule asks: then there is exactly one number per row or series. */
  readonly isAlert: boolean;
  readonly signal: AbortSignal;
}

/** The range and the source as every service takes them, and the endpoints where some are chosen. */
export function baseOf({ source, from, to, query }: AnswerInput) {
  const { endpoints = [] } = query;
  return {
    from,
    to,
    ...(source === undefined ? {} : { source }),
    ...(endpoints.length === 0 ? {} : { endpoints }),
  };
}

/** The rules chosen as findings and episodes take them: absent where all are. */
export function rulesOf({ query: { rules = [] } }: AnswerInput) {
  return rules.length === 0 ? {} : { rules: [...rules] };
}

/** @param remedy what to ask instead */
export function notForAlerts({ refId, query }: AnswerInput, remedy: string): TailgateError {
  const message = `A query of the kind "${query.kind}" is not for alerts.`;
  return new TailgateError('invalid-input', message, { place: `query ${refId}, kind`, remedy });
}

/** The name that series carry as their label `source`. */
export function sourceLabel({ services, source }: AnswerInput): string {
  if (source !== undefined) return source;
  const names = services.sources();
  return names.length === 1 ? (names[0] ?? '') : '';
}

function lagOf(input: AnswerInput): number {
  return input.settleLagOf(sourceLabel(input));
}

/** The same question as an alert rule may ask it: without bins in which lines may still be missing. */
export function settled(input: AnswerInput): AnswerInput {
  return { ...input, ...settledRange(input, input.now(), lagOf(input)) };
}

/** The same of a query that reads lines, which are not kept in bins: whole minutes. */
export function settledLines(input: AnswerInput): AnswerInput {
  return { ...input, ...settledMinutes(input, input.now(), lagOf(input)) };
}
