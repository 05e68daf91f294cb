import { slowPercentiles, summaryRow } from '../testing/summary-row';
import { judge } from './verdict';

const line = (...given: Parameters<typeof judge>) => {
  const { claim, evidence } = judge(...given);
  return [claim, evidence].filter((part) => part !== '').join(': ');
};

test('the backend is the bottleneck', () => {
  const row = summaryRow({}, slowPercentiles);
  expect(judge(row).kind).toBe('backend');
  expect(line(row)).toBe(
    'The backend is the bottleneck: 92 % of the time of the slowest 1 %, P99 3.8 s of 4.1 s',
  );
});

test('a few timeouts come before the numbers, many are the verdict', () => {
  expect(line(summaryRow({ timeouts: 23 }, slowPercentiles))).toBe(
    'The backend is the bottleneck: 23 timeouts, 92 % of the time of the slowest 1 %, P99 3.8 s of 4.1 s',
  );
  expect(line(summaryRow({ timeouts: 124 }, slowPercentiles))).toBe(
    '124 timeouts: the backend did not answer within 29 s, 1 % of 12,400 requests that reached it',
  );
});

test('a window of only timeouts says backend', () => {
  const row = summaryRow(
    { requests: 23, withIntegration: 23, timeouts: 23, share: 1, shareOfSlowest: 1 },
    { backend: { p99: 29_003 }, total: { p99: 29_003 } },
  );
  expect(judge(row).kind).toBe('timeouts');
  expect(line(row)).toBe(
    '23 timeouts: the backend did not answer within 29 s, 100 % of 23 requests that reached it',
  );
});

test('one timeout is certain among few requests and among many', () => {
  expect(line(summaryRow({ requests: 1, withIntegration: 1, timeouts: 1 }))).toBe(
    '1 timeout: the backend did not answer within 29 s, 100 % of 1 request that reached it',
  );
  expect(line(summaryRow({ timeouts: 1, integrationTimeout: null }))).toBe(
    '1 timeout: the backend did not answer, 0.0081 % of 12,400 requests that reached it',
  );
});

test('API Gateway adds most of it', () => {
  const row = summaryRow(
    { share: 0.7, shareOfSlowest: 0.21 },
    { backend: { p99: 640 }, total: { p99: 4_100 }, overhead: { p99: 3_600 } },
  );
  expect(judge(row).kind).toBe('gateway');
  expect(line(row)).toBe(
    'API Gateway adds most of it: 79 % of the time of the slowest 1 %, P99 4.1 s, its overhead 3.6 s',
  );
});

test('without the share of the slowest that of all is taken, and said so', () => {
  expect(line(summaryRow({ shareOfSlowest: null }, slowPercentiles))).toContain('90 % of the time');
  const unknown = summaryRow({ shareOfSlowest: null, share: null }, slowPercentiles);
  expect(judge(unknown)).toMatchObject({ kind: 'unknown', claim: 'Slow' });
});

test('signs are words in a sentence', () => {
  expect(line(summaryRow({ shareOfSlowest: 0.997 }, slowPercentiles))).toContain(
    ': over 99 % of the time of the slowest 1 %',
  );
});

test('nothing slow', () => {
  expect(judge(summaryRow()).kind).toBe('calm');
  expect(line(summaryRow())).toBe('Nothing slow: P99 640 ms, below 3 s, over 12,400 requests');
});

test('a slow backend alone is slow, though the whole is below its own limit', () => {
  const row = summaryRow({}, { backend: { p99: 2_600 }, total: { p99: 2_700 } });
  expect(judge(row).kind).toBe('backend');
});

test('requests close to the timeout keep it from being calm', () => {
  expect(line(summaryRow({ nearTimeouts: 3 }))).toBe(
    '3 requests close to the timeout of 29 s: otherwise nothing slow, P99 640 ms over 12,400 requests',
  );
});

test('too little data', () => {
  expect(line(summaryRow({ requests: 0, withIntegration: 0 }))).toBe('No requests in this range');
  expect(line(summaryRow({ requests: 60, withIntegration: 42 }, slowPercentiles))).toBe(
    'Too few requests to judge: 42 with an integration, 100 are needed',
  );
  expect(line(summaryRow({ requests: 70, withIntegration: 0, withoutIntegration: 70 }))).toBe(
    'No request reached a backend: 70 without an integration (refused, cached, OPTIONS)',
  );
});

test('nothing is called calm or slow that the row does not tell', () => {
  expect(
    line(summaryRow({ highLatencyP99: null, slowIntegrationP99: null }, slowPercentiles)),
  ).toBe('No verdict: the data has no limits; P99 4.1 s over 12,400 requests');
  const median = { backend: { p50: 280 }, total: { p50: 300 } };
  expect(line(summaryRow({}, median))).toBe(
    'No verdict: add P99 to the query; P50 300 ms over 12,400 requests',
  );
  expect(judge(summaryRow({ timeouts: 2 }, median)).kind).toBe('timeouts');
});

test.each([
  ['a P95 above the limit', { p95: 3_100 }, 'backend'],
  ['a P99.9 below it', { p99_9: 2_900 }, 'calm'],
  ['a P99.9 above it', { p99_9: 3_100 }, 'unknown'],
])('%s says what the P99 does', (_, total, kind) => {
  expect(judge(summaryRow({ slowIntegrationP99: null }, { backend: {}, total })).kind).toBe(kind);
});

test('whose verdict it is comes first', () => {
  expect(line(summaryRow(), 'GET /a')).toMatch(/^GET \/a: Nothing slow: P99/);
});
