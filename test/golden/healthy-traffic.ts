import type { Random } from '../../backend/sample/random';
import { answered, withoutIntegration, type GoldenRequest } from './golden-request';

export const generateReport = ['POST', '/api/reports/generate'] as const;
export const exportCsv = ['POST', '/api/export/csv'] as const;

/** Endpoints, requests, median of the integration latency in ms. Nothing takes longer than 2.2 s. */
const mix = [
  [generateReport, 0.14, 900],
  [exportCsv, 0.08, 700],
  [['GET', '/api/orders'], 0.4, 80],
  [['GET', '/api/orders/{orderId}'], 0.3, 50],
  [['POST', '/api/orders'], 0.08, 170],
] as const;

/** Requests that were answered in good time, and one more in twenty without an integration. */
export function healthyTraffic(
  random: Random,
  requests: number,
  fromMs: number,
  toMs: number,
): GoldenRequest[] {
  const someTime = (): number => random.integer(fromMs, toMs - 1);
  const all: GoldenRequest[] = [];
  for (const [endpoint, share, median] of mix) {
    for (let i = Math.round(requests * share); i > 0; i -= 1) {
      const latency = Math.min(2_200, Math.round(random.logNormal(median, 0.25)));
      all.push(answered(someTime(), endpoint, latency, random.integer(8, 25)));
    }
  }
  for (let i = Math.round(requests / 20); i > 0; i -= 1) {
    all.push(withoutIntegration(someTime(), '/api/orders', i % 3 === 0, random.integer(1, 6)));
  }
  return all;
}
