/** Runs of cells: start and end (exclusive) in turns. */
export type CellSlices = readonly number[];

/** How many cells the runs hold. */
export function sliceLength(slices: CellSlices): number {
  let length = 0;
  for (let run = 0; run < slices.length; run += 2) {
    length += (slices[run + 1] ?? 0) - (slices[run] ?? 0);
  }
  return length;
}
