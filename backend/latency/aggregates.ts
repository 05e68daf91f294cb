import type { ErrorClass, TimeoutSignal } from '../accesslog/canonical';

/** Values with their weights. Percentiles are nearest rank: index ⌈p·n⌉ − 1. */
export interface Distribution {
  readonly count: number;
  readonly sum: number;
  /** 0 where there is no value. */
  readonly max: number;
  /** p from 0 to 1; null where there is no value. */
  percentile(p: number): number | null;
}

/** Requests that are counted by time bin to say when something happened. */
export type AffectedBy =
  | { readonly kind: 'timeouts' }
  | { readonly kind: 'near-timeouts' }
  | { readonly kind: 'server-errors' }
  | { readonly kind: 'throttled' }
  /** Values of `integration` above `ms`. */
  | { readonly kind: 'integration-above'; readonly ms: number }
  /** Values of `response`, or of `allResponses` where `response` is empty, above `ms`. */
  /** Among the requests of `response`, or of `allResponses` where that is empty. */
  | { readonly kind: 'response-above'; readonly ms: number };

/** What a range of cells says of one endpoint, or of the whole source where `endpoint` is empty. Latencies in ms. */
export interface EndpointAggregates {
  readonly endpoint: string;
  readonly requests: number;
  /** Requests that reached an integration, the timed-out ones included. */
  readonly withIntegration: number;
  /** OPTIONS, refused and cached requests: no integration ran. */
  readonly withoutIntegration: number;
  /** Integration latency as logged; timeouts and requests without an integration are left out. */
  readonly integration: Distribution;
  /** Integration latency, and for a timeout its response latency (a lower bound). */
  readonly backend: Distribution;
  /** Response latency of the same requests as `backend`. */
  readonly response: Distribution;
  /** Response latency of every request that has one. */
  readonly allResponses: Distribution;
  /** Response less integration latency, per request; timeouts left out. */
  readonly overhead: Distribution;
  readonly overheadStandardDeviation: number | null;
  /** Sum of backend time by sum of response latency, 0 to 1. */
  readonly backendShare: number | null;
  /** The same over the slowest part, for example 0.01 for the slowest 1 %. */
  backendShareOfSlowest(part: number): number | null;
  readonly timeouts: number;
  /** A request may carry several signals. */
  readonly timeoutSignals: ReadonlyMap<TimeoutSignal, number>;
  /** Timeouts by status. */
  readonly timeoutStatuses: ReadonlyMap<number, number>;
  /**
   * Requests that had an integration, took `nearTimeoutShare` of its timeout or more (integration or
   * response latency), and did not time out; streamed ones left out.
   */
  readonly nearTimeouts: number;
  /** The integration timeout that applies, in ms; for the whole source the smallest of its endpoints. */
  readonly timeoutMs: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** 5xx answers that are no timeouts. */
  readonly serverErrors: number;
  /** 429 that the gateway made itself. */
  readonly throttledByGateway: number;
  /** 429 that the integration answered. */
  readonly throttledByBackend: number;
  readonly errorClasses: ReadonlyMap<ErrorClass, number>;
  /** Affected requests by start of bin (ms since the epoch), ascending. */
  binCounts(by: AffectedBy): ReadonlyMap<number, number>;
  /** Affected requests in all. */
  affected(by: AffectedBy): number;
  /**
   * Requests by start of bin (ms since the epoch) and response latency, one count for each bound: that
   * of the first bound that the latency is not above, the last one where it is above all. Among the
   * requests of `response`, or of `allResponses` where that is empty.
   * @param boundsMs rising, in ms, at least one
   */
  responseCounts(boundsMs: readonly number[]): ReadonlyMap<number, Float64Array>;
}

/** What a range of cells says of a source. */
export interface RangeAggregates {
  readonly source: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Width of the bins that `binCounts` counts in, ms. */
  readonly binMs: number;
  readonly whole: EndpointAggregates;
  /** By requests, most first. */
  readonly endpoints: readonly EndpointAggregates[];
  /** Endpoints beyond the cap, counted under `(other)`. */
  readonly foldedEndpoints: number;
}

/** Aggregates of any window of a source; `rules` asks for the whole range and for each window of episodes. */
export interface AggregateProvider {
  readonly source: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly binMs: number;
  /** Start inclusive, end exclusive, both multiples of `binMs` or ends of the range. */
  aggregates(fromMs: number, toMs: number): RangeAggregates;
}
