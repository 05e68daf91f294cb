import type { Distribution } from '../aggregates';
import { nearestRankIndex, weightedPercentileOfSorted } from '../percentile';
import { sliceLength } from './cell-slices';
import type { MeasuredCells } from './measured-cells';
import { quickselect } from './quickselect';
import { ValueHistogram } from './value-histogram';

/** From this many cells on, a histogram beats a copy of the values. */
const manyCells = 16_384;

let scratch = new Float64Array(1024);

/** Count, sum and maximum come from rollups; percentiles are searched in the cells when asked for. */
export class SliceDistribution implements Distribution {
  private known: Map<number, number | null> | undefined;
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
    this.known ??= new Map();
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
      this.histogram ??= new ValueHistogram(cells, this.max);
      return this.histogram.select(nearestRankIndex(p, this.count));
    }
    if (cells.single) return findAmongSingles(cells, length, p);
    this.sorted ??= sortWeighted(cells, length);
    return weightedPercentileOfSorted(this.sorted.values, this.sorted.weights, p);
  }
}

function findAmongSingles(cells: MeasuredCells, length: number, p: number): number | null {
  const { values, marks, required, slices } = cells;
  if (scratch.length < length) scratch = new Float64Array(manyCells);
  let size = 0;
  for (let run = 0; run < slices.length; run += 2) {
    const end = slices[run + 1];
    for (let cell = slices[run]; cell < end; cell += 1) {
      if ((marks[cell] & required) !== required) continue;
      scratch[size] = values[cell];
      size += 1;
    }
  }
  return size === 0 ? null : quickselect(scratch, size, nearestRankIndex(p, size));
}

function sortWeighted(cells: MeasuredCells, length: number) {
  const { values, marks, required, counts, slices } = cells;
  const found = new Uint32Array(length);
  let size = 0;
  for (let run = 0; run < slices.length; run += 2) {
    const end = slices[run + 1];
    for (let cell = slices[run]; cell < end; cell += 1) {
      if ((marks[cell] & required) !== required) continue;
      found[size] = cell;
      size += 1;
    }
  }
  const order = found.subarray(0, size).sort((a, b) => values[a] - values[b]);
  return {
    values: Float64Array.from(order, (cell) => values[cell]),
    weights: Float64Array.from(order, (cell) => counts[cell]),
  };
}
