import type { IndexedCells } from './indexed-cells';

/** Index of the first bound that a value is not above; of the last one where it is above all. */
function placeOf(value: number, bounds: Float64Array): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > bounds[middle]) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Requests of runs of groups by start of bin (ms since the epoch, ascending) and response latency;
 * bins without one are left out.
 * @param runs first and end (exclusive) of groups in turns
 * @param required mark of the cells to count
 * @param boundsMs upper bounds, rising; what is above the last one counts there too
 */
export function countResponses(
  cells: IndexedCells,
  runs: readonly number[],
  required: number,
  boundsMs: readonly number[],
): ReadonlyMap<number, Float64Array> {
  const { groupBins, groupCells, binMs, marks, counts, response } = cells;
  const bounds = Float64Array.from(boundsMs);
  const byBin = new Map<number, Float64Array>();
  for (let run = 0; run < runs.length; run += 2) {
    for (let group = runs[run]; group < runs[run + 1]; group += 1) {
      const start = groupBins[group] * binMs;
      let found = byBin.get(start);
      const end = groupCells[group + 1];
      for (let cell = groupCells[group]; cell < end; cell += 1) {
        if ((marks[cell] & required) === 0) continue;
        if (found === undefined) byBin.set(start, (found = new Float64Array(bounds.length)));
        found[placeOf(response[cell], bounds)] += counts[cell];
      }
    }
  }
  return new Map([...byBin].sort(([one], [other]) => one - other));
}
