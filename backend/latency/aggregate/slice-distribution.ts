import type { Distribution } from '../aggregates';
import { nearestRankIndex, weightedPercentileOfSorted } from '../percentile';
import { sliceLength, type CellSlices } from './cell-slices';
import { quickselect } from './quickselect';
import { ValueHistogram } from './value-histogram';

/** From this many cells on, a histogram beats a copy of the values. */
const manyCells = 16_384;

let scratch = new Float64Array(1024);

export interface MeasuredCells {
  readonly counts: Uint32Array;
  readonly single: boolean;
  /** By cell, the value of each of its requests. */
  readonly values: Float64Array;
  /** By cell, NaN where its requests do not belong to the distribution. */
  readonly member: Float64Array;
  readonly slices: CellSlices;
}

/** Count, sum and maximum come from rollups; percentiles are searched in the cells when asked for. */
export class SliceDistribution implements Distribution {
  private readonly known = new Map<number, number | null>();
  private histogram: ValueHistogram | undefined;
  private sorted: { values: Float64Array; weights: Float64Array } | undefined;

  constructor(
    readonly count: number,
    readonly sum: number,
    readonly max: number,
    private readonly measured: () => MeasuredCells,
  ) {}

  percentile(p: number): number | null {
    if (this.count === 0) return null;
    let value = this.known.get(p);
    if (value === undefined) {
      value = this.find(p);
      this.known.set(p, value);
    }
    return value;
  }

  private find(p: number): number | null {
    const cells = this.measured();
    const length = sliceLength(cells.slices);
    if (length >= manyCells) {
      this.histogram ??= new ValueHistogram(cells.values, cells.member, cells.counts, cells.slices);
      return this.histogram.select(nearestRankIndex(p, this.count));
    }
    if (cells.single) return findAmongSingles(cells, length, p);
    this.sorted ??= sortWeighted(cells, length);
    return weightedPercentileOfSorted(this.sorted.values, this.sorted.weights, p);
  }
}

function findAmongSingles(cells: MeasuredCells, length: number, p: number): number | null {
  const { values, member, slices } = cells;
  if (scratch.length < length) scratch = new Float64Array(manyCells);
  let size = 0;
  for (let run = 0; run < slices.length; run += 2) {
    const end = slices[run + 1];
    for (let cell = slices[run]; cell < end; cell += 1) {
      if (Number.isNaN(member[cell])) continue;
      scratch[size] = values[cell];
      size += 1;
    }
  }
  return size === 0 ? null : quickselect(scratch, size, nearestRankIndex(p, size));
}

function sortWeighted(cells: MeasuredCells, length: number) {
  const found = new Uint32Array(length);
  let size = 0;
  for (let run = 0; run < cells.slices.length; run += 2) {
    const end = cells.slices[run + 1];
    for (let cell = cells.slices[run]; cell < end; cell += 1) {
      if (Number.isNaN(cells.member[cell])) continue;
      found[size] = cell;
      size += 1;
    }
  }
  const order = found.subarray(0, size).sort((a, b) => cells.values[a] - cells.values[b]);
  return {
    values: Float64Array.from(order, (cell) => cells.values[cell]),
    weights: Float64Array.from(order, (cell) => cells.counts[cell]),
  };
}
