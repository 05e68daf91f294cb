import { plannedBinMs } from '../latency/plan/slice-key';
import { longestSpanMs } from '../rules';
import type { ReadRange } from './source-reader';

/** ms since the epoch; start inclusive, end exclusive, whole stored bins. */
export interface AlertRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** From where on lines are needed: the range, and what a verdict may look back over. */
  readonly readFromMs: number;
}

/**
 * The range that an alert is answered for: moved back so that it ends at a whole bin (five minutes)
 * before the settle lag, as younger lines may still be missing. Its length stays, rounded up to bins.
 * @param settledEnd the end of what is settled, a whole bin, ms since the epoch
 */
export function alertRange(
  { fromMs, toMs }: Pick<ReadRange, 'fromMs' | 'toMs'>,
  settledEnd: number,
): AlertRange {
  const length = Math.ceil((toMs - fromMs) / plannedBinMs) * plannedBinMs;
  const end = Math.min(Math.floor(toMs / plannedBinMs) * plannedBinMs, settledEnd);
  const start = Math.max(0, end - length);
  return {
    fromMs: start,
    toMs: end,
    readFromMs: Math.max(0, Math.min(start, end - longestSpanMs)),
  };
}
