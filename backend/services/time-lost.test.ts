import type { Distribution } from '../latency/aggregates';
import { timeLostMs } from './time-lost';

function distribution(values: readonly number[]): Distribution {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    max: sorted.at(-1) ?? 0,
    percentile: (p) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null,
  };
}
const lost = (...values: number[]): number => timeLostMs({ response: distribution(values) });

test('is what requests took beyond the median of their endpoint', () => {
  expect(lost(100, 100, 100, 700)).toBe(600);
  expect(lost(100, 100, 100)).toBe(0);
});

test('counts what a slow median takes beyond a second', () => {
  expect(lost(3_000, 3_000, 3_000)).toBe(6_000);
});

test('is nothing without requests, and never negative', () => {
  expect(lost()).toBe(0);
  expect(lost(10, 10, 400, 400)).toBe(780);
  expect(lost(1, 400, 400)).toBe(0);
});
