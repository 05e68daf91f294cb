import type { CellSlices } from './cell-slices';

/** The cells that a distribution is made of. */
export interface MeasuredCells {
  readonly counts: Uint32Array;
  /** True where every count is 1. */
  readonly single: boolean;
  /** By cell, the value of each of its requests. */
  readonly values: Float64Array;
  readonly marks: Uint16Array;
  /** Marks that a cell must have, all of them, to belong to the distribution. */
  readonly required: number;
  readonly slices: CellSlices;
}
