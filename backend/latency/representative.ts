import {
  latencyKeyFloor,
  overheadKeyCeiling,
  overheadKeyFloor,
  overheadStepsEndMs,
} from './buckets';

const tolerance = 0.01;
const overheadToleranceMs = 5;

function clamp(value: number, low: number, high: number): number {
  if (low > high) return (low + high) / 2;
  return Math.min(Math.max(value, low), high);
}

/**
 * The latency that stands for every request of a cell: the mean, moved no further than needed to be
 * within 1 % of each value that the cell can hold.
 * @param key bucket of the latency
 * @param mean of the cell, ms
 * @param max greatest value of the cell, ms
 */
export function representativeLatency(key: number, mean: number, max: number): number {
  if (mean >= max) return max;
  return clamp(mean, max * (1 - tolerance), latencyKeyFloor(key) * (1 + tolerance));
}

/**
 * The overhead that stands for every request of a cell: the mean, moved no further than needed to
 * be within 5 ms (1 % above 200 ms) of each value that the cell can hold. How far values lie from
 * their mean is bounded by Samuelson's inequality: |x − mean| ≤ √((n−1)/n · Σ(x − mean)²).
 * @param squares sum of the squared overheads of the cell, ms²
 */
export function representativeOverhead(
  key: number,
  count: number,
  mean: number,
  squares: number,
): number {
  if (count <= 1) return mean;
  const spread = Math.max(squares - count * mean * mean, 0);
  const reach = Math.sqrt((spread * (count - 1)) / count);
  const low = Math.max(overheadKeyFloor(key), mean - reach);
  const high = Math.min(overheadKeyCeiling(key), mean + reach);
  if (low >= overheadStepsEndMs) {
    return clamp(mean, high * (1 - tolerance), low * (1 + tolerance));
  }
  return clamp(mean, high - overheadToleranceMs, low + overheadToleranceMs);
}
