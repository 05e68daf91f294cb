import { summaryRow } from '../testing/summary-row';
import { timeLost } from './time-lost';

const row = (responseSum: number | null, total: Record<string, number>) =>
  timeLost(summaryRow({ requests: 120, withIntegration: 100, responseSum }, { total }));

test('the sum less what the requests take at their median', () => {
  expect(row(50_000, { p50: 200, p99: 9_000 })).toBe(30_000);
});

test('a median above a second counts as slow in itself', () => {
  expect(row(400_000, { p50: 4_000 })).toBe(300_000);
});

test('what the data says holds, whatever percentiles it has', () => {
  const known = (total: Record<string, number>) =>
    timeLost(summaryRow({ timeLost: 4_200, responseSum: 50_000 }, { total }));
  expect(known({ p50: 1, p99: 9_000 })).toBe(4_200);
  expect(known({ p99: 9_000 })).toBe(4_200);
});

test('without a median the lowest percentile; without a sum, or with less, nothing', () => {
  expect(row(50_000, { p99: 700, p95: 300 })).toBe(20_000);
  expect(row(null, { p50: 200 })).toBe(0);
  expect(row(10_000, { p50: 200 })).toBe(0);
  expect(timeLost(undefined)).toBe(0);
});
