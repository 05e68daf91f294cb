import { Random } from '../../backend/sample/random';
import { formatWithErrors, timedOut, toLines, type GoldenRequest } from './golden-request';
import type { GoldenSet } from './golden-set';
import { exportCsv, generateReport } from './healthy-traffic';

const fromMs = Date.UTC(2026, 2, 12, 9);
const toMs = fromMs + 15 * 60_000;

/**
 * A quarter of an hour of 40 timeouts and nothing else: 30 reports and 10 exports, 24 with
 * integrationLatency −1 and 16 with `-`. The backend is to blame although no integration latency
 * can be used.
 */
export function onlyTimeouts(): GoldenSet {
  const random = new Random(3, 2026);
  const all: GoldenRequest[] = Array.from({ length: 40 }, (_, i) =>
    timedOut(
      random.integer(fromMs, toMs - 1),
      i < 30 ? generateReport : exportCsv,
      i % 5 < 3 ? -1 : '-',
      29_000 + random.integer(3, 60),
    ),
  );
  return { name: 'only-timeouts', lines: toLines(all, formatWithErrors, random), fromMs, toMs };
}
