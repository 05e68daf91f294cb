import { plannedBinMs } from '../../latency/plan/slice-key';

interface Range {
  /** ms since the epoch, start inclusive and end exclusive. */
  readonly from: number;
  readonly to: number;
}

const minuteMs = 60_000;

/**
 * The range that an alert rule gets for a range that it asks for: moved back to whole stored bins that
 * ended before the settle lag, as younger lines may still be missing and the last point of a series
 * would rise and fall with them. Its length stays, rounded up to bins.
 * @param lagMs after how long no line of an instant can be missing any more, ms
 */
export function settledRange({ from, to }: Range, nowMs: number, lagMs: number): Range {
  const length = Math.ceil((to - from) / plannedBinMs) * plannedBinMs;
  const end = Math.floor(Math.min(to, nowMs - lagMs) / plannedBinMs) * plannedBinMs;
  return { from: Math.max(0, end - length), to: end };
}

/**
 * The same for a query that is run as it is asked: moved back to whole minutes, its length stays to
 * the millisecond, as a rule compares counts of it with a limit.
 * @param lagMs as above
 */
export function settledMinutes({ from, to }: Range, nowMs: number, lagMs: number): Range {
  const end = Math.max(0, Math.floor(Math.min(to, nowMs - lagMs) / minuteMs) * minuteMs);
  return { from: Math.max(0, end - (to - from)), to: end };
}
