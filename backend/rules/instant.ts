import { TailgateError } from '../errors';

/**
 * An instant as ISO 8601 in UTC.
 * @param ms since the epoch
 * @throws TailgateError `internal` where a calendar has no such time
 */
export function instant(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) {
    throw new TailgateError('internal', `${ms} is no time in milliseconds since the epoch`, {
      remedy: 'Report it, with the times of the first and the last event.',
    });
  }
  return date.toISOString();
}
