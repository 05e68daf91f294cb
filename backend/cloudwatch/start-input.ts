import { TailgateError } from '../errors';
import type { QueryRequest } from '../insights/columns';
import type { StartQueryInput } from './logs-client';
import { querySeconds } from './query-range';

/** Characters of a query, and log groups that it may name. */
const maximumQueryLength = 10_000;
const maximumLogGroups = 50;

/**
 * What to send for a request, within the limits of StartQuery.
 * @param rowLimit the most rows to ask for
 * @throws TailgateError `invalid-input` naming the limit
 */
export function startInput(request: QueryRequest, rowLimit: number): StartQueryInput {
  const { text, logGroups, limit } = request;
  if (text.length > maximumQueryLength) {
    throw new TailgateError(
      'invalid-input',
      `The query has ${text.length} characters; CloudWatch Logs takes ${maximumQueryLength}.`,
      { place: 'query', remedy: 'Shorten it.' },
    );
  }
  if (logGroups.length === 0 && !/\bsource\b/i.test(text)) {
    throw new TailgateError('invalid-input', 'The query has no log group.', {
      place: 'logGroups',
      remedy: 'Name at least one log group.',
    });
  }
  if (logGroups.length > maximumLogGroups) {
    throw new TailgateError(
      'invalid-input',
      `The query names ${logGroups.length} log groups; CloudWatch Logs takes ${maximumLogGroups}.`,
      { place: 'logGroups', remedy: 'Split them over several sources.' },
    );
  }
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) {
    throw new TailgateError('invalid-input', `${limit} is not a number of rows.`, {
      place: 'limit',
      remedy: 'Give a whole number above 0.',
    });
  }
  return {
    text,
    logGroups,
    ...querySeconds(request),
    limit: Math.min(limit ?? rowLimit, rowLimit),
  };
}
