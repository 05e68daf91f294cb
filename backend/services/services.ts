import type {
  Answer,
  EpisodesAnswer,
  EpisodesQuery,
  FindingsAnswer,
  FindingsQuery,
  LatencyAnswer,
  LatencyQuery,
  LogsAnswer,
  LogsQuery,
  Query,
  SlowRequestsAnswer,
  SlowRequestsQuery,
  TimeoutsAnswer,
  TimeoutsQuery,
  ValuesAnswer,
  ValuesQuery,
} from '@tailgate/contract';

/** The state of one source, for health answers and metrics. */
export interface SourceHealth {
  readonly source: string;
  readonly ok: boolean;
  readonly message: string;
}

/** Running totals since the start, for metrics. */
export interface ServiceTotals {
  readonly bytesScanned: number;
  readonly recordsScanned: number;
  readonly queriesRun: number;
  readonly queriesFailed: number;
  readonly slicesRemembered: number;
}

/** Everything that a transport can ask for. All calls reject with TailgateError only. */
export interface Services {
  queryLatency(query: LatencyQuery, signal?: AbortSignal): Promise<LatencyAnswer>;
  queryTimeouts(query: TimeoutsQuery, signal?: AbortSignal): Promise<TimeoutsAnswer>;
  queryFindings(query: FindingsQuery, signal?: AbortSignal): Promise<FindingsAnswer>;
  queryEpisodes(query: EpisodesQuery, signal?: AbortSignal): Promise<EpisodesAnswer>;
  querySlowRequests(query: SlowRequestsQuery, signal?: AbortSignal): Promise<SlowRequestsAnswer>;
  queryLogs(query: LogsQuery, signal?: AbortSignal): Promise<LogsAnswer>;
  listValues(query: ValuesQuery, signal?: AbortSignal): Promise<ValuesAnswer>;
  /** Dispatches on the kind. */
  query(query: Query, signal?: AbortSignal): Promise<Answer>;
  /** Asks every source for its log groups, within a time limit. */
  checkHealth(signal?: AbortSignal): Promise<readonly SourceHealth[]>;
  /** Names of the sources. */
  sources(): readonly string[];
  totals(): ServiceTotals;
  /** Ends what runs and frees what is held. */
  close(): Promise<void>;
}
