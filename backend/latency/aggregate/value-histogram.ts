import type { CellSlices } from './cell-slices';

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Number of `bucketOf` values. */
const bucketCount = 1 << 16;

/**
 * The upper half of a number's 32-bit form, turned so that greater numbers have greater buckets:
 * a bucket is at most 0.8 % wide.
 */
function bucketOf(value: number): number {
  // Adding 0 makes −0 and 0 one number.
  float[0] = value + 0;
  const upper = bits[0] >>> 16;
  return upper >= 0x8000 ? 0xffff - upper : upper + 0x8000;
}

/** The least and the greatest 32-bit number of a bucket. */
function boundsOf(bucket: number): readonly [least: number, greatest: number] {
  const negative = bucket < 0x8000;
  const upper = negative ? 0xffff - bucket : bucket - 0x8000;
  bits[0] = upper * 0x10000;
  const inner = float[0];
  bits[0] = upper * 0x10000 + 0xffff;
  const outer = float[0];
  return negative ? [outer, inner] : [inner, outer];
}

/** Requests of runs of cells by bucket of a value: narrows the search for a percentile to one bucket. */
export class ValueHistogram {
  private readonly weights = new Float64Array(bucketCount);

  constructor(
    private readonly values: Float64Array,
    private readonly member: Float64Array,
    private readonly counts: Uint32Array,
    private readonly slices: CellSlices,
  ) {
    const { weights } = this;
    for (let run = 0; run < slices.length; run += 2) {
      const end = slices[run + 1];
      for (let cell = slices[run]; cell < end; cell += 1) {
        if (Number.isNaN(member[cell])) continue;
        const bucket = bucketOf(values[cell]);
        weights[bucket] += counts[cell];
      }
    }
  }

  /** The value at an index of the sorted requests. */
  select(index: number): number {
    const { weights, values, member, counts, slices } = this;
    let before = 0;
    let bucket = 0;
    for (; bucket < bucketCount; bucket += 1) {
      const weight = weights[bucket];
      if (before + weight > index) break;
      before += weight;
    }
    const [least, greatest] = boundsOf(bucket);
    const inBucket = new Map<number, number>();
    for (let run = 0; run < slices.length; run += 2) {
      const end = slices[run + 1];
      for (let cell = slices[run]; cell < end; cell += 1) {
        const rounded = Math.fround(values[cell]);
        if (!(rounded >= least && rounded <= greatest)) continue;
        if (Number.isNaN(member[cell])) continue;
        inBucket.set(values[cell], (inBucket.get(values[cell]) ?? 0) + counts[cell]);
      }
    }
    for (const value of Float64Array.from(inBucket.keys()).sort()) {
      before += inBucket.get(value) ?? 0;
      if (before > index) return value;
    }
    return NaN;
  }
}
