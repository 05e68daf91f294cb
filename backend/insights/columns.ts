/** A column of numbers; NaN where a row has no value. Times are ms since the epoch. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: 'number' | 'timestamp';
  readonly values: Float64Array;
}

/** A column of text, dictionary encoded; code -1 where a row has no value. */
export interface TextColumn {
  readonly name: string;
  readonly kind: 'text';
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

export type ResultColumn = NumberColumn | TextColumn;

/** What a query read and matched, as GetQueryResults reports it. */
export interface QueryStatistics {
  readonly recordsMatched: number;
  readonly recordsScanned: number;
  readonly bytesScanned: number;
}

/** The rows of a query, column by column: what both carriers hand to `latency`. */
export interface QueryColumns {
  readonly rowCount: number;
  readonly columns: readonly ResultColumn[];
  readonly statistics: QueryStatistics;
}

export interface QueryRequest {
  /** Logs Insights QL. */
  readonly text: string;
  readonly logGroups: readonly string[];
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  /** The greatest number of rows wanted; the carrier's own limit where absent. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** Runs a query somewhere: in process on the embedded engine, or through the AWS SDK. */
export interface QueryCarrier {
  /** The most rows that one query can return. */
  readonly rowLimit: number;
  run(request: QueryRequest): Promise<QueryColumns>;
}
