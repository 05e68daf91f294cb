import type { Outcome } from '../cells/cells';
import type { DerivedColumns } from './derived-columns';
import type { KnownExceedingCounts } from './exceeding-counts';

/** Bits of `marks`; the lowest four are the timeout signals, in the order of `timeoutSignals`. */
export const mark = {
  timeoutSignals: 0b1111,
  nearTimeout: 16,
  serverError: 32,
  throttledByGateway: 64,
  throttledByBackend: 128,
  /** Has an integration latency that counts: logged, and no timeout. */
  integration: 256,
  /** Has a response latency. */
  response: 512,
  /** Has a response latency, and a backend time beside it. */
  pair: 1024,
} as const;

/** By group of cells: an endpoint in a bin. Groups are sorted by endpoint, then bin. */
export interface CellGroups {
  /** Groups of endpoint e: from `endpointGroups[e]` to `endpointGroups[e + 1]`, bins ascending. */
  readonly endpointGroups: Int32Array;
  readonly groupBins: Int32Array;
  /** Cells of group g: from `groupCells[g]` to `groupCells[g + 1]`. */
  readonly groupCells: Int32Array;
}

/** By cell, group by group. Latencies stand for each request of the cell, ms. */
export interface JudgedColumns {
  readonly counts: Uint32Array;
  /** True where every count is 1. */
  readonly single: boolean;
  /** NaN where it is missing or does not count. */
  readonly integration: Float64Array;
  /** NaN where it is missing. */
  readonly response: Float64Array;
  /**
   * Response less integration latency, NaN where one of them is; undefined where it is the plain
   * difference of the two columns, because every cell is a single request.
   */
  readonly overhead: Float64Array | undefined;
  /** Index into the table of outcomes. */
  readonly outcomes: Int32Array;
  readonly marks: Uint16Array;
}

/** Cells as the settings of a source judge them. */
export interface IndexedCells extends CellGroups, JudgedColumns {
  readonly binMs: number;
  /** Most requests first. */
  readonly endpoints: readonly string[];
  readonly foldedEndpoints: number;
  /** By endpoint, ms. */
  readonly timeoutMs: Float64Array;
  /** By group, `rollupWidth` numbers each. */
  readonly rollups: Float64Array;
  readonly outcomeTable: readonly Outcome[];
  readonly derived: DerivedColumns;
  readonly exceeding: KnownExceedingCounts;
}
