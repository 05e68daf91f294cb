import type { Cells, GroupColumns } from '../cells/cells';

function selectGroups(groups: GroupColumns, places: Int32Array): GroupColumns {
  const float32 = (column: Float32Array) =>
    new Float32Array(places.length).map((_, index) => column[places[index] ?? 0] ?? NaN);
  const float64 = (column: Float64Array) => pickFloat64(column, places);
  return {
    integrationKeys: float32(groups.integrationKeys),
    responseKeys: float32(groups.responseKeys),
    overheadKeys: float32(groups.overheadKeys),
    integrationMaxima: float64(groups.integrationMaxima),
    responseMaxima: float64(groups.responseMaxima),
    overheadSquares: float64(groups.overheadSquares),
  };
}

function pickInt32(column: Int32Array, places: Int32Array): Int32Array {
  return new Int32Array(places.length).map((_, index) => column[places[index] ?? 0] ?? 0);
}

function pickFloat64(column: Float64Array, places: Int32Array): Float64Array {
  return new Float64Array(places.length).map((_, index) => column[places[index] ?? 0] ?? NaN);
}

/**
 * The cells for which `wanted` holds. Events that are no access log lines and implausible latencies
 * belong to no cell, so their counts stay those of all the cells.
 */
export function selectCells(cells: Cells, wanted: (cell: number) => boolean): Cells {
  const all = new Int32Array(cells.size);
  let size = 0;
  for (let cell = 0; cell < cells.size; cell += 1) {
    if (!wanted(cell)) continue;
    all[size] = cell;
    size += 1;
  }
  if (size === cells.size) return cells;
  const places = all.subarray(0, size);
  const counts = new Uint32Array(size).map((_, index) => cells.counts[places[index] ?? 0] ?? 0);
  return {
    ...cells,
    size,
    bins: pickInt32(cells.bins, places),
    routes: pickInt32(cells.routes, places),
    outcomes: pickInt32(cells.outcomes, places),
    counts,
    integrations: pickFloat64(cells.integrations, places),
    responses: pickFloat64(cells.responses, places),
    groups: cells.groups === undefined ? undefined : selectGroups(cells.groups, places),
    requests: counts.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * The cells whose bins lie in a range of whole bins.
 * @param fromMs inclusive, `toMs` exclusive, ms since the epoch, multiples of the bin's width
 */
export function clipCells(cells: Cells, fromMs: number, toMs: number): Cells {
  const first = Math.floor(fromMs / cells.binMs);
  const end = Math.ceil(toMs / cells.binMs);
  const { bins } = cells;
  return selectCells(cells, (cell) => {
    const bin = bins[cell] ?? 0;
    return bin >= first && bin < end;
  });
}
