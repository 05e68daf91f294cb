import type { Outcome } from '../cells/cells';

/** Bits of `marks`; the lowest four are the timeout signals, in the order of `timeoutSignals`. */
export const mark = {
  timeoutSignals: 0b1111,
  nearTimeout: 16,
  serverError: 32,
  throttledByGateway: 64,
  throttledByBackend: 128,
} as const;

/**
 * Cells as the settings of a source judge them, sorted by endpoint, then bin. A group is the run of
 * cells of one endpoint in one bin.
 */
export interface IndexedCells {
  readonly binMs: number;
  /** Most requests first. */
  readonly endpoints: readonly string[];
  readonly foldedEndpoints: number;
  /** By endpoint, ms. */
  readonly timeoutMs: Float64Array;
  /** Groups of endpoint e: from `endpointGroups[e]` to `endpointGroups[e + 1]`, bins ascending. */
  readonly endpointGroups: Int32Array;
  /** By group. */
  readonly groupBins: Int32Array;
  /** Cells of group g: from `groupCells[g]` to `groupCells[g + 1]`. */
  readonly groupCells: Int32Array;
  /** By group, `rollupWidth` numbers each. */
  readonly rollups: Float64Array;

  /** By cell from here on. Latencies stand for each request of the cell, ms; NaN where there is none. */
  readonly counts: Uint32Array;
  /** True where every count is 1. */
  readonly single: boolean;
  readonly integration: Float64Array;
  readonly backend: Float64Array;
  readonly response: Float64Array;
  readonly overhead: Float64Array;
  /** Index into `outcomeTable`. */
  readonly outcomes: Int32Array;
  readonly marks: Uint8Array;
  readonly outcomeTable: readonly Outcome[];
}
