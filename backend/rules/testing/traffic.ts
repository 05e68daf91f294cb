import type { FakeRequest } from './fake-provider';

/** 2026-03-02 12:00 UTC, a multiple of five minutes and of an hour. */
export const noon = Date.UTC(2026, 2, 2, 12);

export const minute = 60_000;

/** An answered request to `GET /orders`: 100 ms of backend time, 120 ms in all. */
export function request(over: Partial<FakeRequest> = {}): FakeRequest {
  return {
    timeMs: noon,
    endpoint: 'GET /orders',
    status: 200,
    integrationLatency: 100,
    responseLatency: 120,
    ...over,
  };
}

/** The same request so many times, spread evenly from its time on over `spanMs`. */
export function many(count: number, over: Partial<FakeRequest> = {}, spanMs = 0): FakeRequest[] {
  const start = over.timeMs ?? noon;
  return Array.from({ length: count }, (_, index) =>
    request({ ...over, timeMs: start + Math.floor((index * spanMs) / count) }),
  );
}

/** A request that ran into the integration timeout of a REST API. */
export function timedOut(over: Partial<FakeRequest> = {}): FakeRequest {
  return request({
    status: 504,
    integrationLatency: -1,
    responseLatency: 29_010,
    endpoint: 'POST /api/reports/generate',
    ...over,
  });
}

/** A request that took so long in the backend, and 20 ms more in all. */
export function slow(integrationLatency: number, over: Partial<FakeRequest> = {}): FakeRequest {
  return request({ integrationLatency, responseLatency: integrationLatency + 20, ...over });
}

/**
 * 12,400 requests of three endpoints over a day with median 320 ms, P95 1,900 ms and P99 3,800 ms of
 * integration latency, which is 92 % of the response latency of each.
 */
export function slowDay(): FakeRequest[] {
  const size = 12_400;
  const knots: readonly (readonly [number, number])[] = [
    [0, 40],
    [Math.ceil(0.5 * size) - 1, 320],
    [Math.ceil(0.95 * size) - 1, 1_900],
    [Math.ceil(0.99 * size) - 1, 3_800],
    [size - 1, 9_000],
  ];
  const endpoints = ['GET /orders', 'GET /orders/{id}', 'POST /orders'];
  return Array.from({ length: size }, (_, rank) => {
    const upper = knots.findIndex(([at]) => at >= rank);
    const [toRank, toMs] = knots[upper] ?? [rank, 0];
    const [fromRank, fromMs] = knots[upper - 1] ?? [0, toMs];
    const part = toRank > fromRank ? (rank - fromRank) / (toRank - fromRank) : 0;
    const integrationLatency = fromMs + part * (toMs - fromMs);
    return request({
      // A stride prime to the size scatters the slow ones over the day.
      timeMs: noon + ((rank * 7_919) % size) * Math.floor((24 * 60 * minute) / size),
      endpoint: endpoints[rank % endpoints.length] ?? '',
      integrationLatency,
      responseLatency: integrationLatency / 0.92,
    });
  });
}
