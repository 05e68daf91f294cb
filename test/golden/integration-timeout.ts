import { Random } from '../../backend/sample/random';
import { formatWithoutErrors, timedOut, toLines, type GoldenRequest } from './golden-request';
import type { GoldenSet } from './golden-set';
import { exportCsv, generateReport, healthyTraffic } from './healthy-traffic';

const fromMs = Date.UTC(2026, 2, 11, 9);
const toMs = fromMs + 3_600_000;

/**
 * An hour of healthy traffic in which 23 requests time out between 9:20 and 9:45: 18 reports and 5
 * exports, all answered 504, with integrationLatency −1. The format has no error variables, so that
 * nothing but the latencies and the status tells. Less than 5 % of the requests, of the source and of
 * each endpoint.
 */
export function integrationTimeout(): GoldenSet {
  const random = new Random(2, 2026);
  const all: GoldenRequest[] = healthyTraffic(random, 3_300, fromMs, toMs);
  for (let i = 0; i < 23; i += 1) {
    const at = fromMs + random.integer(20 * 60_000, 45 * 60_000);
    const endpoint = i < 18 ? generateReport : exportCsv;
    all.push(timedOut(at, endpoint, -1, 29_000 + random.integer(3, 60)));
  }
  return {
    name: 'integration-timeout',
    lines: toLines(all, formatWithoutErrors, random),
    fromMs,
    toMs,
  };
}
