/**
 * Ratio of neighbouring bounds of a latency bucket. A value inside a bucket is known to 1 %, since
 * the middle of a bucket is at most 1 % away from both of its ends.
 */
export const bucketRatio = 1.02;

/** ln 1.02, as the cell query spells it. */
export const bucketLog = Math.log(bucketRatio);

/** Stands for a latency that a line does not have: no number that a gateway writes. */
export const missingLatency = -1.5;

/** What `integrationLatency` is on some lines of timed-out requests. */
export const minusOne = -1;

/** Clip of other negative latencies in a key. */
export const negativeKey = -2;

/** The last key of a plausible latency: its upper bound is 1.02^923 ms, just above 24 h. */
export const lastLatencyKey = 1 + Math.ceil(Math.log(86_400_000) / bucketLog);

/** Latencies above this are implausible, ms: the bound of a bucket, so that both shapes of the query agree. */
export const longestLatencyMs = Math.pow(bucketRatio, lastLatencyKey - 1);

/** Overhead is counted in steps of this many ms up to `overheadStepsEndMs`, in buckets of 2 % above. */
export const overheadStepMs = 10;
export const overheadStepsEndMs = 200;
const stepCount = overheadStepsEndMs / overheadStepMs;

/**
 * Key of a latency: 1 + k for the bucket (1.02^(k−1), 1.02^k] ms; below 1 ms the latency itself, so
 * that 0 ms, `minusOne` and `missingLatency` keep keys of their own; −2 for other negative numbers.
 * The cell query spells the same formula.
 */
export function latencyKey(ms: number): number {
  return Math.ceil(Math.log(Math.max(ms, 1)) / bucketLog) + Math.max(Math.min(ms, 1), negativeKey);
}

/** Key of an overhead: whole steps of 10 ms from −200 to 200 ms, then 20 plus the bucket above 200 ms. */
export function overheadKey(ms: number): number {
  const steps = Math.floor(
    Math.max(Math.min(ms, overheadStepsEndMs), -overheadStepsEndMs) / overheadStepMs,
  );
  return (
    steps + Math.ceil(Math.log(Math.max(ms, overheadStepsEndMs) / overheadStepsEndMs) / bucketLog)
  );
}

/** The bound that every latency of a key is above, or at, ms. */
export function latencyKeyFloor(key: number): number {
  return key <= 1 ? Math.max(key, 0) : Math.pow(bucketRatio, key - 2);
}

/** Lower bound of an overhead key, ms; −∞ for the step that collects everything below −200 ms. */
export function overheadKeyFloor(key: number): number {
  if (key <= -stepCount) return -Infinity;
  if (key <= stepCount) return key * overheadStepMs;
  return overheadStepsEndMs * Math.pow(bucketRatio, key - stepCount - 1);
}

/** Upper bound of an overhead key, ms. */
export function overheadKeyCeiling(key: number): number {
  if (key < stepCount) return (key + 1) * overheadStepMs;
  return overheadStepsEndMs * Math.pow(bucketRatio, key - stepCount);
}
