import type { Distribution } from '../aggregates';
import { nearestRankIndex } from '../percentile';
import { sliceLength } from './cell-slices';
import type { MeasuredCells } from './measured-cells';
import { quickselect } from './quickselect';
import { ValueHistogram } from './value-histogram';
import { weightedQuickselect } from './weighted-quickselect';

/** From this many cells on, a histogram beats a copy of the values. */
const manyCells = 16_384;

let scratch = new Float64Array(1024);
let scratchWeights = new Float64Array(1024);

/** Count, sum and maximum come from rollups; percentiles are searched in the cells when asked for. */
export class SliceDistribution implements Distribution {
  private known: Map<number, number | null> | undefined;
  private histogram: ValueHistogram | undefined;

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
    return cells.single ? findAmongSingles(cells, length, p) : findAmongMany(cells, length, p);
  }
}

/** Where every cell is a single request. */
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

/** As above, where a cell may stand for several requests. */
function findAmongMany(cells: MeasuredCells, length: number, p: number): number | null {
  const { values, marks, required, counts, slices } = cells;
  if (scratch.length < length) scratch = new Float64Array(manyCells);
  if (scratchWeights.length < length) scratchWeights = new Float64Array(manyCells);
  let size = 0;
  let requests = 0;
  for (let run = 0; run < slices.length; run += 2) {
    const end = slices[run + 1];
    for (let cell = slices[run]; cell < end; cell += 1) {
      if ((marks[cell] & required) !== required) continue;
      scratch[size] = values[cell];
      scratchWeights[size] = counts[cell];
      size += 1;
      requests += counts[cell];
    }
  }
  if (size === 0) return null;
  return weightedQuickselect(scratch, scratchWeights, size, nearestRankIndex(p, requests));
}
