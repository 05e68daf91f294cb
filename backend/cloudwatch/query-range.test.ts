import fc from 'fast-check';
import { querySeconds, widenToSeconds } from './query-range';
import { failureOf } from './testing/failure-of';

it('gives slices that meet without sharing a second', () => {
  const first = querySeconds({ fromMs: 0, toMs: 300_000 });
  const second = querySeconds({ fromMs: 300_000, toMs: 600_000 });
  expect(first).toEqual({ startSecond: 0, endSecond: 299 });
  expect(second).toEqual({ startSecond: 300, endSecond: 599 });
});

it.each([
  [1, 1_000],
  [0, 999],
  [0, 0],
  [2_000, 1_000],
  [-1_000, 1_000],
  [0, Infinity],
  [0.5, 1_000],
])('refuses %d to %d', async (fromMs, toMs) => {
  const failure = await failureOf(() => querySeconds({ fromMs, toMs }));
  expect(failure.code).toBe('invalid-input');
});

it('widens to a range that may be queried and holds the given one', () => {
  const ms = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(ms, fc.integer({ min: 0, max: 1e7 }), (fromMs, length) => {
      const range = { fromMs, toMs: fromMs + length };
      const wide = widenToSeconds(range);
      expect(wide.fromMs).toBeLessThanOrEqual(range.fromMs);
      expect(wide.toMs).toBeGreaterThanOrEqual(range.toMs);
      expect(wide.toMs - wide.fromMs).toBeLessThan(length + 2_000);
      const { startSecond, endSecond } = querySeconds(wide);
      expect(endSecond).toBeGreaterThanOrEqual(startSecond);
    }),
  );
});
