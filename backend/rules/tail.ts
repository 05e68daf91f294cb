/** The percentile that the latency rules look at. */
export const tailPercentile = 0.99;

/** Values below which a P99 is nothing but the greatest value: index ⌈0.99·n⌉ − 1 is the last one. */
export const leastSampleForTail = 100;

/**
 * How many of `sample` values must lie above a limit for the tail percentile to lie above it: by
 * nearest rank all values from rank ⌈p·n⌉ to n. At least 1.
 */
export function fewestAboveTail(sample: number): number {
  return Math.max(1, sample - Math.ceil(tailPercentile * sample) + 1);
}

/** Whether the tail percentile of `sample` values lies above a limit that `above` of them exceed. */
export function tailExceeds(sample: number, above: number): boolean {
  return sample > 0 && above >= fewestAboveTail(sample);
}
