import { Random } from '../../backend/sample/random';
import { formatThatBreaksJson, timedOut, toLines, type GoldenRequest } from './golden-request';
import type { GoldenSet } from './golden-set';
import { exportCsv, generateReport, healthyTraffic } from './healthy-traffic';

const fromMs = Date.UTC(2026, 2, 13, 9);
const toMs = fromMs + 3_600_000;

/**
 * Healthy traffic and 12 timeouts (9 reports, 3 exports; 8 with −1, 4 with `-`) in a format that
 * breaks JSON: every line of a timeout, of a refused and of a preflight request is no JSON, by a bare
 * dash, a doubled pair of quotes, or both.
 */
export function brokenJson(): GoldenSet {
  const random = new Random(4, 2026);
  const all: GoldenRequest[] = healthyTraffic(random, 1_500, fromMs, toMs);
  for (let i = 0; i < 12; i += 1) {
    all.push(
      timedOut(
        fromMs + random.integer(10 * 60_000, 30 * 60_000),
        i < 9 ? generateReport : exportCsv,
        i % 3 === 0 ? '-' : -1,
        29_000 + random.integer(3, 60),
      ),
    );
  }
  return { name: 'broken-json', lines: toLines(all, formatThatBreaksJson, random), fromMs, toMs };
}
