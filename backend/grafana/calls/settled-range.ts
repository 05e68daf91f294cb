import { plannedBinMs } from '../../latency/plan/slice-key';

interface Range {
  /** ms since the epoch, start inclusive and end exclusive. */
  readonly from: number;
  readonly to: number;
}

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
