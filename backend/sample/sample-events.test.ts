import { parseReportLine, type LambdaReport } from '../accesslog/lambda-report';
import { detectFormat } from '../accesslog/detect-format';
import { accessLogGroup, sampleEndpoints, sampleFunctions } from './orders-api';
import { sampleEvents } from './sample-events';
import type { SampleEvent } from './sample-event';
import {
  brokenLineMinutes,
  dayMinutes,
  deployMinute,
  minuteMs,
  slowDatabase,
  throttlingBurst,
  timeoutIncident,
  type MinuteWindow,
} from './scenario';
import { sampleSeed } from './write-sample';

const seed = sampleSeed;
const now = Date.UTC(2026, 10, 20, 14, 37, 12, 345);
const anchorMs = Math.floor(now / minuteMs) * minuteMs;
const events = (fromMs: number, toMs: number): SampleEvent[] => [
  ...sampleEvents({ seed, fromMs, toMs, incidentAnchorMs: now }),
];

interface Row {
  readonly minute: number;
  readonly endpoint: string;
  readonly status: number;
  readonly integration: number;
  readonly dash: boolean;
  readonly response: number;
  readonly integrationRequestId: string;
  readonly traceId: string;
}

const day = events(now - dayMinutes * minuteMs, now);
const accessLines = day.filter(({ logGroup }) => logGroup === accessLogGroup);
const rows: Row[] = [];
let broken = 0;
for (const { message } of accessLines) {
  try {
    const line = JSON.parse(message) as Record<string, string>;
    rows.push({
      minute: (Number(line.requestTimeEpoch) - anchorMs) / minuteMs,
      endpoint: `${line.httpMethod} ${line.resourcePath}`,
      status: Number(line.status),
      integration: Number(line.integrationLatency),
      dash: line.integrationLatency === '-',
      response: Number(line.responseLatency),
      integrationRequestId: line.integrationRequestId ?? '',
      traceId: line.xrayTraceId ?? '',
    });
  } catch {
    broken += 1;
  }
}
const reports = new Map<string, LambdaReport>();
for (const { logGroup, message } of day) {
  if (logGroup === accessLogGroup) continue;
  const report = parseReportLine(message);
  if (report?.requestId !== undefined) reports.set(report.requestId, report);
}
const within = (window: MinuteWindow) => (row: Row) =>
  row.minute >= window.from && row.minute < window.to;
const nearestRank = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(p * values.length) - 1] ?? NaN;
const latencies = (of: readonly Row[]): number[] =>
  of.filter(({ integration }) => integration >= 0).map(({ integration }) => integration);

describe('sampleEvents', () => {
  it('gives the same events in one range and in pieces, in order of time', () => {
    const fromMs = now - 95 * minuteMs;
    const toMs = now + 10 * minuteMs;
    const whole = events(fromMs, toMs);
    const pieces: SampleEvent[] = [];
    for (let at = fromMs; at < toMs; at += 7_777_777 % (11 * minuteMs)) {
      pieces.push(...events(at, Math.min(toMs, at + (7_777_777 % (11 * minuteMs)))));
    }
    // Compared as text: a deep comparison of so many objects takes seconds.
    const text = ({ timestampMs, logGroup, logStream, message }: SampleEvent): string =>
      [timestampMs, logGroup, logStream, message].join(' ');
    expect(whole.length).toBeGreaterThan(10_000);
    expect(pieces).toHaveLength(whole.length);
    expect(pieces.findIndex((event, i) => text(event) !== text(whole[i]))).toBe(-1);
    const times = whole.map(({ timestampMs }) => timestampMs);
    expect(times.findIndex((time, i) => i > 0 && time < times[i - 1])).toBe(-1);
  });

  it('gives another day of the same kind for another seed, and the same minutes at another time', () => {
    const range = { fromMs: now - 5 * minuteMs, toMs: now };
    const other = [...sampleEvents({ ...range, seed: 8, incidentAnchorMs: now })];
    expect(other.map(({ message }) => message)).not.toEqual(
      events(range.fromMs, range.toMs).map(({ message }) => message),
    );
    const later = 3 * 3_600_000;
    const shifted = [
      ...sampleEvents({
        seed,
        fromMs: range.fromMs + later,
        toMs: now + later,
        incidentAnchorMs: now + later,
      }),
    ];
    expect(shifted.map(({ timestampMs }) => timestampMs - later)).toEqual(
      events(range.fromMs, range.toMs).map(({ timestampMs }) => timestampMs),
    );
  });

  it('refuses numbers that are not finite, and has nothing in an empty range', () => {
    expect(() => events(NaN, now)).toThrow('finite');
    expect(events(now, now)).toEqual([]);
    expect(events(now, now - minuteMs)).toEqual([]);
  });
});

describe('the sample day', () => {
  it('has the size and the breadth it should have', () => {
    expect(accessLines.length).toBeGreaterThan(140_000);
    expect(accessLines.length).toBeLessThan(250_000);
    const endpoints = new Set(rows.map(({ endpoint }) => endpoint));
    for (const { method, resourcePath } of sampleEndpoints)
      expect(endpoints).toContain(`${method} ${resourcePath}`);
    expect(new Set(day.map(({ logGroup }) => logGroup))).toEqual(
      new Set([accessLogGroup, ...sampleFunctions.map(({ logGroup }) => logGroup)]),
    );
  });

  it('has a few lines cut off, which do not make its format one that breaks JSON', () => {
    expect(broken).toBe(brokenLineMinutes.length);
    const detected = detectFormat(
      accessLines.slice(0, 3_000).map(({ message }) => message),
      {},
    );
    if (detected.content !== 'access-log') throw new Error(detected.content);
    expect(detected.format.kind).toBe('rest');
    expect(detected.format.breaksJson).toBe(false);
    expect(detected.format.missing).toEqual([]);
    const lambda = day.filter(({ logGroup }) => logGroup !== accessLogGroup).slice(0, 500);
    expect(
      detectFormat(
        lambda.map(({ message }) => message),
        {},
      ).content,
    ).toBe('lambda-text');
  });

  it('has more traffic by day than by night', () => {
    const perHour = new Array<number>(24).fill(0);
    for (const { minute } of rows) {
      const hour = Math.min(23, Math.max(0, 24 + Math.floor(minute / 60)));
      perHour[hour] = perHour[hour] + 1;
    }
    expect(Math.max(...perHour) / Math.min(...perHour)).toBeGreaterThan(2);
  });

  it('has response latencies above the integration latency by 5 to 65 ms', () => {
    const overheads = rows
      .filter(({ integration }) => integration >= 0)
      .map(({ integration, response }) => response - integration);
    expect(overheads.length).toBeGreaterThan(100_000);
    expect(overheads.filter((value) => value < 5 || value > 65)).toEqual([]);
  });

  it('has OPTIONS and 401 without an integration', () => {
    const without = rows.filter(
      ({ endpoint, status }) => endpoint.startsWith('OPTIONS ') || status === 401,
    );
    expect(without.filter(({ status }) => status === 401).length).toBeGreaterThan(1_000);
    expect(without.filter(({ status }) => status === 200).length).toBeGreaterThan(3_000);
    expect(
      without.every(({ dash, integrationRequestId }) => dash && integrationRequestId === '-'),
    ).toBe(true);
  });

  it('is slow where it reads the database for an hour', () => {
    for (const { method, resourcePath, readsDatabase } of sampleEndpoints) {
      const of = rows.filter(({ endpoint }) => endpoint === `${method} ${resourcePath}`);
      const inHour = nearestRank(latencies(of.filter(within(slowDatabase))), 0.99);
      if (readsDatabase) {
        expect(inHour).toBeGreaterThan(4_000);
        expect(nearestRank(latencies(of), 0.99)).toBeGreaterThan(2_700);
      } else {
        expect(inHour).toBeLessThan(2_000);
      }
    }
  });

  it('is quiet outside its incidents: no window with a slow P99', () => {
    // Windows of five minutes that look back up to an hour until they hold 100 requests.
    for (const { method, resourcePath, readsDatabase, lambda } of sampleEndpoints) {
      const of = rows.filter(
        (row) =>
          row.endpoint === `${method} ${resourcePath}` &&
          row.integration >= 0 &&
          !(readsDatabase && within(slowDatabase)(row)) &&
          // A retry comes up to two minutes after the last timeout.
          !(
            lambda !== undefined &&
            row.minute >= timeoutIncident.from &&
            row.minute < timeoutIncident.to + 2
          ),
      );
      const bins = new Map<number, number[]>();
      for (const { minute, integration } of of) {
        const bin = Math.floor(minute / 5);
        const values = bins.get(bin);
        if (values === undefined) bins.set(bin, [integration]);
        else values.push(integration);
      }
      const slow: number[] = [];
      for (let bin = -dayMinutes / 5; bin < 0; bin += 1) {
        const values: number[] = [];
        for (let back = 0; back < 12 && values.length < 100; back += 1)
          values.push(...(bins.get(bin - back) ?? []));
        if (values.length > 0 && nearestRank(values, 0.99) >= 2_400) slow.push(bin);
      }
      expect(slow).toEqual([]);
    }
  });

  it('times out on reports and exports during the incident only', () => {
    const timeouts = rows.filter(({ status }) => status === 504);
    expect(new Set(timeouts.map(({ endpoint }) => endpoint))).toEqual(
      new Set(['POST /api/reports/generate', 'POST /api/export/csv']),
    );
    expect(timeouts.length).toBeGreaterThan(40);
    expect(timeouts.every(within({ from: timeoutIncident.from, to: timeoutIncident.to + 2 }))).toBe(
      true,
    );
    expect(timeouts.every(({ response }) => response >= 29_000 && response < 29_100)).toBe(true);
    expect(timeouts.some(({ dash }) => dash)).toBe(true);
    expect(timeouts.some(({ integration }) => integration === -1)).toBe(true);
    expect(timeouts.every(({ integrationRequestId }) => integrationRequestId === '-')).toBe(true);
    const near = rows.filter(({ integration }) => integration >= 0.85 * 29_000);
    expect(near.length).toBeGreaterThan(3);
    expect(near.every(within(timeoutIncident))).toBe(true);
  });

  it('leaves orphaned work behind every timeout, to be found by its trace', () => {
    const byTrace = new Map([...reports.values()].map((report) => [report.traceId, report]));
    // The functions of the last minute are still at work when the day ends.
    const timeouts = rows.filter(({ status, minute }) => status === 504 && minute < -2);
    for (const { traceId } of timeouts)
      expect(byTrace.get(traceId)?.durationMs).toBeGreaterThan(29_000);
    expect([...reports.values()].some(({ status }) => status === 'timeout')).toBe(true);
  });

  it('joins answered requests to their invocation by request id', () => {
    const answered = rows.filter(
      ({ integrationRequestId, minute }) => integrationRequestId !== '-' && minute < -2,
    );
    expect(answered.length).toBeGreaterThan(5_000);
    const apart = answered.filter(({ integrationRequestId, integration }) => {
      const report = reports.get(integrationRequestId);
      if (report === undefined) return true;
      const init = Number.isNaN(report.initDurationMs) ? 0 : report.initDurationMs;
      const network = integration - report.durationMs - init;
      return !(network > 3 && network < 13);
    });
    expect(apart).toEqual([]);
  });

  it('slows one endpoint down by 30 % with the deploy', () => {
    const of = rows.filter(({ endpoint }) => endpoint === 'PUT /api/orders/{orderId}');
    const after = { from: deployMinute, to: deployMinute + 180 };
    const median = (window: MinuteWindow) => nearestRank(latencies(of.filter(within(window))), 0.5);
    const ratio = median(after) / median({ from: deployMinute - 180, to: deployMinute });
    expect(ratio).toBeGreaterThan(1.22);
    expect(ratio).toBeLessThan(1.42);
  });

  it('starts cold after the deploy', () => {
    const cold = [...reports.values()].filter(
      ({ initDurationMs }) => !Number.isNaN(initDurationMs),
    );
    expect(cold.length).toBeGreaterThan(50);
    expect(cold.length / reports.size).toBeLessThan(0.05);
  });

  it('throttles in one burst only', () => {
    const throttled = rows.filter(({ status }) => status === 429);
    expect(throttled.length).toBeGreaterThan(500);
    expect(throttled.every(within(throttlingBurst))).toBe(true);
    expect(throttled.every(({ dash }) => dash)).toBe(true);
  });

  it('has few other server errors', () => {
    const errors = rows.filter(({ status }) => status >= 500 && status !== 504);
    expect(errors.length).toBeGreaterThan(5);
    expect(errors.length / rows.length).toBeLessThan(0.001);
  });
});
