import { sampleEndpoint, type SampleEndpoint } from './orders-api';
import type { Random } from './random';
import {
  deployMinute,
  deploySlowdown,
  intensity,
  loadAt,
  slowDatabase,
  timeoutIncident,
} from './scenario';

const reports = sampleEndpoint('POST', '/api/reports/generate');
const exported = sampleEndpoint('POST', '/api/export/csv');
const updates = sampleEndpoint('PUT', '/api/orders/{orderId}');

/** How hard the timeout incident presses in a minute, 0 to 1. */
function timeoutPressure(minute: number): number {
  return intensity(timeoutIncident, minute, 6);
}

/** Whether a request that begins in a minute runs into the integration timeout. */
export function runsIntoTimeout(endpoint: SampleEndpoint, minute: number, random: Random): boolean {
  const share = endpoint === reports ? 0.38 : endpoint === exported ? 0.24 : 0;
  return share > 0 && random.chance(share * timeoutPressure(minute));
}

/** Integration latency of an answered request without a cold start, ms: log-normal around a median. */
export function integrationMs(endpoint: SampleEndpoint, minute: number, random: Random): number {
  // Queues lengthen with the load; at night everything is a little faster.
  let median = endpoint.medianMs * (0.9 + 0.16 * loadAt(minute));
  let sigma = endpoint.sigma;
  if (endpoint === updates && minute >= deployMinute) median *= deploySlowdown;
  const slowness = endpoint.readsDatabase ? intensity(slowDatabase, minute, 8) : 0;
  if (slowness > 0) {
    median += slowness * (2_600 + 6 * endpoint.medianMs);
    sigma = Math.max(sigma, 0.45 * slowness);
  }
  const pressure = endpoint === reports || endpoint === exported ? timeoutPressure(minute) : 0;
  if (pressure > 0) {
    // Just made it: close below the timeout.
    if (random.chance(0.09 * pressure)) return random.integer(24_900, 28_300);
    median *= 1 + 6 * pressure;
    sigma = 0.5;
  }
  return Math.min(24_000, Math.max(2, random.logNormal(median, sigma)));
}

/** The gateway's own part of a response, ms. */
export function overheadMs(random: Random): number {
  return Math.min(60, 5 + Math.round(random.logNormal(7, 0.5)));
}
