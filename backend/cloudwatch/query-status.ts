/** What a status of GetQueryResults means for the one who waits. */
export type QueryPhase = 'waiting' | 'complete' | 'failed' | 'cancelled' | 'timed-out' | 'unknown';

/** A status that is not in the API's list counts as unknown, as `Unknown` itself does. */
export function queryPhase(status: string | undefined): QueryPhase {
  switch (status) {
    case 'Scheduled':
    case 'Running':
      return 'waiting';
    case 'Complete':
      return 'complete';
    case 'Failed':
      return 'failed';
    case 'Cancelled':
      return 'cancelled';
    case 'Timeout':
      return 'timed-out';
    case undefined:
    default:
      return 'unknown';
  }
}
