import fc from 'fast-check';
import { plannedBinMs } from '../../latency/plan/slice-key';
import { binWidth } from './bin-width';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('binWidth', () => {
  it.each([
    ['an hour on a wide panel', hour, 15_000, 1_500, 5 * minute],
    ['a day', day, 60_000, 800, 5 * minute],
    ['a day on a narrow panel', day, 60_000, 100, 15 * minute],
    ['a week', 7 * day, 600_000, 1_000, 15 * minute],
    ['an interval that the query sets', hour, 20 * minute, 1_000, 20 * minute],
    ['an interval between two widths', hour, 21 * minute, 1_000, 30 * minute],
    ['a hundred days in few points', 100 * day, 0, 10, day],
    ['where Grafana does not say', 7 * day, 0, 0, 15 * minute],
  ])('fits %s', (_name, range, intervalMs, maxDataPoints, expected) => {
    expect(binWidth(range, { intervalMs, maxDataPoints })).toBe(expected);
  });

  it('is whole stored bins of whole minutes, divides a day, and gives no more bins than points', () => {
    const range = fc.integer({ min: 1, max: 100 * day });
    const points = fc.integer({ min: 102, max: 100_000 });
    fc.assert(
      fc.property(range, points, fc.nat(hour), (rangeMs, maxDataPoints, intervalMs) => {
        const width = binWidth(rangeMs, { intervalMs, maxDataPoints });
        expect(width % minute).toBe(0);
        expect(width % plannedBinMs).toBe(0);
        expect(day % width).toBe(0);
        expect(width).toBeGreaterThanOrEqual(Math.min(intervalMs, day));
        expect(Math.ceil(rangeMs / width) + 1).toBeLessThanOrEqual(maxDataPoints);
      }),
    );
  });
});
