import type { CellSlices } from './cell-slices';
import type { CellGroups } from './indexed-cells';
import { addRollup, clearRollup, rollupWidth } from './rollup';

/** Groups that an aggregate speaks of, with their sums. */
export interface AggregatedGroups {
  /** Runs of groups: first and end (exclusive) in turns. */
  readonly runs: readonly number[];
  /** One rollup at `offset`: the sum of those of the groups. */
  readonly total: Float64Array;
  readonly offset: number;
}

function sumOf(rollups: Float64Array, runs: readonly number[]): Float64Array {
  const total = new Float64Array(rollupWidth);
  clearRollup(total, 0);
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1];
    for (let group = runs[run]; group < end; group += 1) {
      addRollup(total, 0, rollups, group * rollupWidth);
    }
  }
  return total;
}

/** Adds up runs of groups. A single group is its own sum. */
export function aggregateGroups(rollups: Float64Array, runs: readonly number[]): AggregatedGroups {
  const [first, end] = runs;
  return runs.length === 2 && end - first === 1
    ? { runs, total: rollups, offset: first * rollupWidth }
    : { runs, total: sumOf(rollups, runs), offset: 0 };
}

/** The cells of runs of groups: adjacent groups have adjacent cells. */
export function slicesOf({ groupCells }: CellGroups, runs: readonly number[]): CellSlices {
  const slices: number[] = [];
  for (const bound of runs) {
    const cell = groupCells[bound];
    const adjacent = slices.length % 2 === 0 && slices[slices.length - 1] === cell;
    if (adjacent) slices.pop();
    else slices.push(cell);
  }
  return slices;
}
