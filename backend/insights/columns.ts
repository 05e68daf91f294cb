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

/**
 * Columns whose values are few: each row names its combination of them in a table of combinations. The same columns
 * stand among those of the result; who reads millions of rows by combination saves a look at each row.
 */
export interface SharedRows {
  /** For each row the row of `table`. */
  readonly tupleOf: Int32Array;
  readonly table: { readonly rowCount: number; readonly columns: readonly ResultColumn[] };
}

/** The rows of a query, column by column: what both carriers hand to `latency`. */
export interface QueryColumns {
  readonly rowCount: number;
  readonly columns: readonly ResultColumn[];
  readonly statistics: QueryStatistics;
  readonly shared?: SharedRows;
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
  /** False where recordsMatched is not needed and 0 will do: counting the matches may cost as much as the query. */
  readonly countMatched?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs a query somewhere: in process on the embedded engine, or through the AWS SDK. */
export interface QueryCarrier {
  /** The most rows that one query can return. */
  readonly rowLimit: number;
  run(request: QueryRequest): Promise<QueryColumns>;
}
