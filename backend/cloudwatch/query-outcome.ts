import { TailgateError } from '../errors';
import type { QueryStatistics } from '../insights/columns';
import type { LogsClient, QueryPage, WireStatistics } from './logs-client';

/** CloudWatch leaves a statistic out rather than saying 0. */
export function countsOf(statistics: WireStatistics): QueryStatistics {
  return {
    recordsMatched: statistics.recordsMatched ?? 0,
    recordsScanned: statistics.recordsScanned ?? 0,
    bytesScanned: statistics.bytesScanned ?? 0,
  };
}

/** The error of a query that ended without a result, or never said that it ended. */
export function endedBadly(
  phase: 'failed' | 'cancelled' | 'timed-out' | 'unknown',
  page: QueryPage,
  client: LogsClient,
): TailgateError {
  const place = `CloudWatch Logs in ${client.region} (${client.address})`;
  const { bytesScanned } = countsOf(page.statistics);
  switch (phase) {
    case 'failed':
      return new TailgateError(
        'unavailable',
        `CloudWatch Logs failed to run the query, after ${bytesScanned} bytes.`,
        { place, remedy: 'Run it again; should it fail again, ask for a shorter range.' },
      );
    case 'cancelled':
      return new TailgateError('cancelled', 'Somebody else stopped the query.', {
        place,
        remedy: 'Run it again.',
      });
    case 'timed-out':
      return new TailgateError(
        'timed-out',
        `CloudWatch Logs gave the query up at its own time limit, after ${bytesScanned} bytes.`,
        { place, remedy: 'Ask for a shorter range or fewer log groups.' },
      );
    case 'unknown':
      return new TailgateError(
        'unavailable',
        `CloudWatch Logs does not say how the query stands (status "${page.status ?? ''}").`,
        { place, remedy: 'Run it again.' },
      );
  }
}
