import type {
  AlertAnswer,
  AlertQuery,
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
  RuleDescription,
  SlowRequestsAnswer,
  SlowRequestsQuery,
  SourceDescription,
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

/** Log groups that a caller names itself. */
export interface InlineSource {
  readonly logGroups: readonly string[];
  readonly region?: string;
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
  queryAlert(query: AlertQuery, signal?: AbortSignal): Promise<AlertAnswer>;
  /**
   * The name under which queries may ask log groups that no configuration names, for as long as they
   * are asked for.
   * @throws TailgateError `access-denied` where the configuration does not allow them, `invalid-input`,
   * `limit-exceeded`
   */
  inlineSource(settings: InlineSource): string;
  /** Dispatches on the kind. */
  query(query: Query, signal?: AbortSignal): Promise<Answer>;
  /**
   * Asks every source of the configuration for its log groups, within a time limit; or one source
   * alone, which may be an inline one.
   * @throws TailgateError `not-found` where the source does not exist
   */
  checkHealth(signal?: AbortSignal, source?: string): Promise<readonly SourceHealth[]>;
  /** Names of the sources of the configuration. */
  sources(): readonly string[];
  /** The sources of the configuration, for those who choose one. */
  listSources(): readonly SourceDescription[];
  /** The rules that run. */
  listRules(): readonly RuleDescription[];
  totals(): ServiceTotals;
  /** Ends what runs and frees what is held. */
  close(): Promise<void>;
}
