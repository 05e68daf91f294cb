import type { LoggedRequest } from '../../backend/latency/testing/logged-request';

/** What the percentiles of a list of requests are, value by value. */
export interface ExactValues {
  readonly integration: Float64Array;
  readonly response: Float64Array;
  readonly overhead: Float64Array;
}

/** Integration, response and overhead of the requests that had an integration, ascending. */
export function exactValues(requests: readonly LoggedRequest[]): ExactValues {
  const integration: number[] = [];
  const response: number[] = [];
  const overhead: number[] = [];
  for (const { fields } of requests) {
    const timedOut = fields.errorResponseType === 'INTEGRATION_TIMEOUT';
    const r = Number(fields.responseLatency);
    if (timedOut) {
      response.push(r);
      continue;
    }
    if (fields.integrationLatency === '-') continue;
    const i = Number(fields.integrationLatency);
    integration.push(i);
    response.push(r);
    overhead.push(r - i);
  }
  return {
    integration: Float64Array.from(integration).sort(),
    response: Float64Array.from(response).sort(),
    overhead: Float64Array.from(overhead).sort(),
  };
}

/** Nearest rank by its definition: the value at ⌈p·n⌉ − 1. `percent` is whole. */
export function nearestRank(sorted: Float64Array, percent: number): number {
  const index = Number((BigInt(percent) * BigInt(sorted.length) + 99n) / 100n) - 1;
  return sorted[Math.max(index, 0)] ?? NaN;
}
