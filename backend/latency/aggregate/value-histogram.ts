import type { MeasuredCells } from './measured-cells';

/** The first bucket holds every value below its end; overheads can be a little below zero. */
const leastValue = -4_096;

/** Wide enough for latencies of a minute in buckets of their own. */
const mostBuckets = 1 << 16;

/** Greater values have no smaller buckets. Of days at most, so that milliseconds fit into 32 bits. */
function bucketOf(value: number, last: number): number {
  const bucket = (value - leastValue) | 0;
  if (bucket < 0) return 0;
  return bucket > last ? last : bucket;
}

/**
 * Requests of runs of cells by whole milliseconds of a value. A percentile of whole numbers, as
 * gateways log them, is read off; for others it narrows the search to one bucket.
 */
export class ValueHistogram {
  private readonly weights: Float64Array;
  /** The last bucket holds every value from its start on. */
  private readonly last: number;
  /** Whether every value outside of the first and the last bucket is a whole number. */
  private readonly whole: boolean;

  /** @param greatest the greatest value; greater ones cost time, no accuracy */
  constructor(
    private readonly cells: MeasuredCells,
    greatest: number,
  ) {
    const last = Math.min(Math.max(Math.ceil(greatest) - leastValue, 0) + 1, mostBuckets - 1);
    const weights = new Float64Array(last + 1);
    const { values, marks, required, counts, slices } = cells;
    let fractions = 0;
    for (let run = 0; run < slices.length; run += 2) {
      const end = slices[run + 1];
      for (let cell = slices[run]; cell < end; cell += 1) {
        if ((marks[cell] & required) !== required) continue;
        const value = values[cell];
        const bucket = bucketOf(value, last);
        if (bucket + leastValue !== value && bucket > 0 && bucket < last) fractions += 1;
        weights[bucket] += counts[cell];
      }
    }
    this.weights = weights;
    this.last = last;
    this.whole = fractions === 0;
  }

  /** The value at an index of the sorted requests, from 0 to their number − 1. */
  select(index: number): number {
    const { weights, last } = this;
    let before = 0;
    let bucket = 0;
    while (bucket < last && before + weights[bucket] <= index) {
      before += weights[bucket];
      bucket += 1;
    }
    return this.whole && bucket > 0 && bucket < last
      ? bucket + leastValue
      : this.search(bucket, index - before);
  }

  /** The value at an index of the sorted requests of one bucket. */
  private search(bucket: number, index: number): number {
    const { values, marks, required, counts, slices } = this.cells;
    const { last } = this;
    const weightOf = new Map<number, number>();
    for (let run = 0; run < slices.length; run += 2) {
      const end = slices[run + 1];
      for (let cell = slices[run]; cell < end; cell += 1) {
        if ((marks[cell] & required) !== required) continue;
        const value = values[cell];
        if (bucketOf(value, last) !== bucket) continue;
        weightOf.set(value, (weightOf.get(value) ?? 0) + counts[cell]);
      }
    }
    let before = 0;
    for (const value of Float64Array.from(weightOf.keys()).sort()) {
      before += weightOf.get(value) ?? 0;
      if (before > index) return value;
    }
    return NaN;
  }
}
