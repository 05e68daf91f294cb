/** Times are whole seconds since the epoch, both inclusive. */
export interface StartQueryInput {
  readonly text: string;
  /** Names or ARNs; none where the query says SOURCE. */
  readonly logGroups: readonly string[];
  readonly startSecond: number;
  readonly endSecond: number;
  readonly limit: number;
}

/** A row as it travels: the fields that it has, every value as text. */
export type WireRow = readonly { readonly field?: string; readonly value?: string }[];

export interface WireStatistics {
  readonly recordsMatched?: number;
  readonly recordsScanned?: number;
  readonly bytesScanned?: number;
}

export interface QueryPage {
  /** As CloudWatch says it; undefined where it says none. */
  readonly status: string | undefined;
  readonly rows: readonly WireRow[];
  readonly statistics: WireStatistics;
  readonly nextToken: string | undefined;
}

export interface LogGroup {
  readonly name: string;
  /** Without the closing `:*`; undefined where CloudWatch gives none. */
  readonly arn: string | undefined;
  readonly storedBytes: number | undefined;
  /** ms since the epoch */
  readonly createdMs: number | undefined;
  /** STANDARD, INFREQUENT_ACCESS or DELIVERY. */
  readonly logClass: string | undefined;
}

export interface LogGroupPage {
  readonly groups: readonly LogGroup[];
  readonly nextToken: string | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Awaited before every try. */
  readonly before?: () => Promise<void>;
}

/** CloudWatch Logs as Tailgate uses it. Every method throws TailgateError, after its retries. */
export interface LogsClient {
  readonly region: string;
  /** host:port */
  readonly address: string;
  /**
   * Starts a query and gives its id. The signal ends the waiting between tries, never a call
   * under way: its answer holds the id by which the query can be stopped.
   */
  startQuery(input: StartQueryInput, options?: CallOptions): Promise<string>;
  getQueryResults(
    input: { readonly queryId: string; readonly maxItems: number; readonly nextToken?: string },
    options?: CallOptions,
  ): Promise<QueryPage>;
  /** Tried twice at most, the second time where the connection was lost or the service failed. */
  stopQuery(queryId: string, options?: CallOptions): Promise<void>;
  /** One page, at most 50 groups. */
  describeLogGroups(
    input: { readonly prefix?: string; readonly pattern?: string; readonly nextToken?: string },
    options?: CallOptions,
  ): Promise<LogGroupPage>;
  /** Closes the connections that are kept alive. */
  close(): void;
}
