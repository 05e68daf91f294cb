import type { SourceSettings } from '@tailgate/contract';
import type { ErrorClass, TimeoutSignal } from '../../accesslog/canonical';
import { matchesEndpoint } from '../../accesslog/endpoint-pattern';
import type {
  AffectedBy,
  AggregateProvider,
  Distribution,
  EndpointAggregates,
  RangeAggregates,
} from '../../latency/aggregates';

/** One request as an access log line tells of it. Latencies in ms; null where the line has `-`. */
export interface FakeRequest {
  /** ms since the epoch */
  readonly timeMs: number;
  readonly endpoint: string;
  readonly status: number;
  readonly integrationLatency: number | null;
  readonly responseLatency: number | null;
  readonly errorResponseType?: string;
  /** error.message or integration.error */
  readonly errorText?: string;
  readonly errorClass?: ErrorClass;
  readonly streamed?: boolean;
}

export interface FakeRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** Five minutes where absent. */
  readonly binMs?: number;
  /** The integration timeout of endpoints that no setting names, ms; 29 s where absent. */
  readonly defaultTimeoutMs?: number;
}

/** A request with what the settings make of it. */
interface Judged extends FakeRequest {
  readonly timeoutMs: number;
  readonly signals: readonly TimeoutSignal[];
  readonly nearTimeout: boolean;
  /** Integration latency as logged, null for timeouts. */
  readonly integration: number | null;
  /** Integration latency, for a timeout its response latency. */
  readonly backend: number | null;
  readonly reachedIntegration: boolean;
}

function signalsOf(request: FakeRequest, timeoutMs: number, toleranceMs: number): TimeoutSignal[] {
  const signals: TimeoutSignal[] = [];
  const longest = Math.max(request.integrationLatency ?? 0, request.responseLatency ?? 0);
  const text = (request.errorText ?? '').toLowerCase();
  if (request.integrationLatency === -1) signals.push('integration-latency-minus-one');
  if (request.errorResponseType === 'INTEGRATION_TIMEOUT') {
    signals.push('response-type-integration-timeout');
  }
  if (
    text.includes('timeout error') ||
    (text.includes('timed out') && !text.includes('task timed out'))
  ) {
    signals.push('error-text');
  }
  if ((request.status === 503 || request.status === 504) && longest >= timeoutMs - toleranceMs) {
    signals.push('latency-at-limit');
  }
  return signals;
}

function judgeRequest(
  request: FakeRequest,
  settings: SourceSettings,
  defaultTimeoutMs: number,
): Judged {
  const matching = <T extends { endpoint: string }>(overrides: readonly T[]): T[] =>
    overrides.filter((override) => matchesEndpoint(override.endpoint, request.endpoint));
  const timeoutMs =
    matching(settings.timeouts.overrides)[0]?.ms ?? settings.timeouts.defaultMs ?? defaultTimeoutMs;
  const nearShare =
    matching(settings.thresholdOverrides).find(
      (override) => override.thresholds.nearTimeoutShare !== undefined,
    )?.thresholds.nearTimeoutShare ?? settings.thresholds.nearTimeoutShare;
  const signals = signalsOf(request, timeoutMs, settings.timeouts.toleranceMs);
  const timedOut = signals.length > 0;
  const integration = timedOut ? null : request.integrationLatency;
  return {
    ...request,
    timeoutMs,
    signals,
    integration,
    backend: timedOut ? request.responseLatency : integration,
    reachedIntegration: timedOut || integration !== null,
    nearTimeout:
      !timedOut &&
      request.streamed !== true &&
      integration !== null &&
      Math.max(integration, request.responseLatency ?? 0) >= nearShare * timeoutMs,
  };
}

function distribution(values: readonly number[]): Distribution {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    count: sorted.length,
    sum: sorted.reduce((sum, value) => sum + value, 0),
    max: sorted[sorted.length - 1] ?? 0,
    percentile: (p) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null,
  };
}

function countBy<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function present(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function isGatewayThrottle(request: Judged): boolean {
  const type = request.errorResponseType;
  if (type === 'THROTTLED' || type === 'QUOTA_EXCEEDED') return true;
  return request.integrationLatency === null || request.integrationLatency < 0;
}

function aggregatesOf(
  endpoint: string,
  requests: readonly Judged[],
  timeoutMs: number,
  binMs: number,
): EndpointAggregates {
  const timeouts = requests.filter(({ signals }) => signals.length > 0);
  const pairs = requests.flatMap(({ backend, responseLatency }) =>
    backend === null || responseLatency === null ? [] : [{ backend, response: responseLatency }],
  );
  const overheads = requests.flatMap(({ integration, responseLatency }) =>
    integration === null || responseLatency === null ? [] : [responseLatency - integration],
  );
  const share = (of: readonly { backend: number; response: number }[]): number | null => {
    const whole = of.reduce((sum, { response }) => sum + response, 0);
    return whole > 0 ? of.reduce((sum, { backend }) => sum + backend, 0) / whole : null;
  };
  const mean = overheads.reduce((sum, value) => sum + value, 0) / overheads.length;
  const variance =
    overheads.reduce((sum, value) => sum + (value - mean) ** 2, 0) / overheads.length;
  const throttled = requests.filter(({ status }) => status === 429);
  const isServerError = ({ status, signals }: Judged): boolean =>
    status >= 500 && status <= 599 && signals.length === 0;
  const select = (by: AffectedBy): readonly Judged[] => {
    switch (by.kind) {
      case 'timeouts':
        return timeouts;
      case 'near-timeouts':
        return requests.filter(({ nearTimeout }) => nearTimeout);
      case 'server-errors':
        return requests.filter(isServerError);
      case 'throttled':
        return throttled;
      case 'integration-above':
        return requests.filter(({ integration }) => integration !== null && integration > by.ms);
      case 'response-above':
        return requests.filter(
          ({ backend, responseLatency }) =>
            responseLatency !== null &&
            responseLatency > by.ms &&
            (pairs.length === 0 || backend !== null),
        );
    }
  };
  return {
    endpoint,
    requests: requests.length,
    withIntegration: requests.filter(({ reachedIntegration }) => reachedIntegration).length,
    withoutIntegration: requests.filter(({ reachedIntegration }) => !reachedIntegration).length,
    integration: distribution(present(requests.map(({ integration }) => integration))),
    backend: distribution(pairs.map(({ backend }) => backend)),
    response: distribution(pairs.map(({ response }) => response)),
    allResponses: distribution(present(requests.map(({ responseLatency }) => responseLatency))),
    overhead: distribution(overheads),
    overheadStandardDeviation: overheads.length > 0 ? Math.sqrt(variance) : null,
    backendShare: share(pairs),
    backendShareOfSlowest(part) {
      const size = Math.ceil(part * pairs.length);
      const fastest = [...pairs].sort((one, other) => other.response - one.response)[size - 1];
      if (fastest === undefined) return null;
      const above = pairs.filter(({ response }) => response > fastest.response);
      const equal = pairs.filter(({ response }) => response === fastest.response);
      // Of equals it is open which belong to the slowest, so each counts in part.
      const fraction = (size - above.length) / equal.length;
      const scaled = equal.map(({ backend, response }) => ({
        backend: backend * fraction,
        response: response * fraction,
      }));
      return share([...above, ...scaled]);
    },
    timeouts: timeouts.length,
    timeoutSignals: countBy(timeouts.flatMap(({ signals }) => signals)),
    timeoutStatuses: countBy(timeouts.map(({ status }) => status)),
    nearTimeouts: requests.filter(({ nearTimeout }) => nearTimeout).length,
    timeoutMs,
    statuses: countBy(requests.map(({ status }) => status)),
    serverErrors: requests.filter(isServerError).length,
    throttledByGateway: throttled.filter(isGatewayThrottle).length,
    throttledByBackend: throttled.filter((request) => !isGatewayThrottle(request)).length,
    errorClasses: countBy(requests.map(({ errorClass }) => errorClass ?? 'none')),
    binCounts: (by) =>
      new Map(
        [...countBy(select(by).map(({ timeMs }) => Math.floor(timeMs / binMs) * binMs))].sort(
          ([one], [other]) => one - other,
        ),
      ),
    affected: (by) => select(by).length,
    responseCounts(boundsMs) {
      const among =
        pairs.length === 0 ? requests : requests.filter(({ backend }) => backend !== null);
      const counts = new Map<number, Float64Array>();
      for (const { timeMs, responseLatency } of among) {
        if (responseLatency === null) continue;
        const start = Math.floor(timeMs / binMs) * binMs;
        const found = counts.get(start) ?? new Float64Array(boundsMs.length);
        const first = boundsMs.findIndex((bound) => responseLatency <= bound);
        const place = first < 0 ? boundsMs.length - 1 : first;
        found[place] = (found[place] ?? 0) + 1;
        counts.set(start, found);
      }
      return counts;
    },
  };
}

/**
 * Aggregates of a plain list of requests, computed anew for every question and without any
 * shortcut: what the rules are tested on, and a check of the real aggregates.
 */
export function fakeProvider(
  requests: readonly FakeRequest[],
  settings: SourceSettings,
  range: FakeRange,
): AggregateProvider {
  const binMs = range.binMs ?? 300_000;
  const defaultTimeoutMs = range.defaultTimeoutMs ?? 29_000;
  const judged = requests.map((request) => judgeRequest(request, settings, defaultTimeoutMs));
  return {
    source: settings.name,
    fromMs: range.fromMs,
    toMs: range.toMs,
    binMs,
    aggregates(fromMs, toMs): RangeAggregates {
      const within = judged.filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs);
      const byEndpoint = new Map<string, Judged[]>();
      for (const request of within) {
        const list = byEndpoint.get(request.endpoint) ?? [];
        byEndpoint.set(request.endpoint, list);
        list.push(request);
      }
      const endpoints = [...byEndpoint].map(([endpoint, list]) =>
        aggregatesOf(endpoint, list, list[0]?.timeoutMs ?? defaultTimeoutMs, binMs),
      );
      const smallest = Math.min(...endpoints.map(({ timeoutMs }) => timeoutMs));
      return {
        source: settings.name,
        fromMs,
        toMs,
        binMs,
        whole: aggregatesOf(
          '',
          within,
          Number.isFinite(smallest) ? smallest : defaultTimeoutMs,
          binMs,
        ),
        endpoints: endpoints.sort((one, other) => other.requests - one.requests),
        foldedEndpoints: 0,
      };
    },
  };
}
