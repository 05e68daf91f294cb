import { Random } from '../../backend/sample/random';
import {
  answered,
  formatWithErrors,
  toLines,
  withoutIntegration,
  type GoldenRequest,
} from './golden-request';
import type { GoldenSet } from './golden-set';

const fromMs = Date.UTC(2026, 2, 10, 9);
const toMs = fromMs + 3_600_000;

const requests = 12_400;
const share = 0.92;

const fast = [
  ['GET', '/api/products'],
  ['GET', '/api/products/{productId}'],
  ['GET', '/api/orders/{orderId}'],
] as const;
const slow = [
  ['GET', '/api/orders'],
  ['GET', '/api/customers/{customerId}/orders'],
  ['POST', '/api/search'],
] as const;

/** Integers from `low` to `high`, both inclusive, rising as an exponential does. */
function rising(count: number, low: number, high: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Math.round(low * (high / low) ** (count === 1 ? 0 : i / (count - 1))),
  );
}

/**
 * Integration latencies in ascending order whose nearest ranks are exact, with other values on both
 * sides of each: the 6,200th is 320 ms, the 11,780th 1,900 ms, the 12,276th 3,800 ms.
 */
function integrationLatencies(): number[] {
  return [
    ...rising(6_199, 40, 319),
    320,
    ...rising(5_579, 321, 1_899),
    1_900,
    ...rising(495, 1_901, 3_799),
    3_800,
    ...rising(124, 3_801, 7_900),
  ];
}

/** Overheads in ms that add up to `total`: jitter comes in pairs that cancel out. */
function overheads(total: number, random: Random): number[] {
  const base = Math.floor(total / requests);
  const rest = total - base * requests;
  const values = Array.from({ length: requests }, (_, i) => base + (i < rest ? 1 : 0));
  for (let i = 0; i + 1 < values.length; i += 2) {
    const jitter = random.integer(0, 18);
    values[i] = (values[i] ?? 0) + jitter;
    values[i + 1] = (values[i + 1] ?? 0) - jitter;
  }
  return values;
}

/**
 * An hour in which 12,400 requests reach their integration: P99 3,800 ms, P95 1,900 ms, median
 * 320 ms, and the integration takes 92 % of the response time. Besides, 640 OPTIONS and refused
 * requests without an integration, which must not count. No error, nothing near a timeout.
 */
export function slowIntegration(): GoldenSet {
  const random = new Random(1, 2026);
  const latencies = integrationLatencies();
  const sum = latencies.reduce((total, value) => total + value, 0);
  const overhead = overheads(Math.round(sum / share) - sum, random);
  const someTime = (): number => random.integer(fromMs, toMs - 1);

  const all: GoldenRequest[] = latencies.map((latency, i) => {
    // What takes long is mostly searched and listed; quick answers come from everywhere.
    const among = random.chance(latency > 600 ? 0.04 : 0.65) ? fast : slow;
    const endpoint = among[random.integer(0, 2)] ?? slow[0];
    return answered(someTime(), endpoint, latency, overhead[i] ?? 0);
  });
  for (let i = 0; i < 640; i += 1) {
    all.push(withoutIntegration(someTime(), '/api/orders', i % 4 === 0, random.integer(1, 6)));
  }
  return { name: 'slow-integration', lines: toLines(all, formatWithErrors, random), fromMs, toMs };
}
