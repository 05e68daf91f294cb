import fc from 'fast-check';
import { laneColumns } from './lane-columns';

const minute = 60_000;
const bins = fc.array(fc.option(fc.nat(40)), { minLength: 1, maxLength: 200 });

test('near enough, each bin has its own mark; bins without a timeout have none', () => {
  expect(laneColumns([0, 10, 20], [1, null, 3], 10, 4)).toEqual([
    { from: 0, to: 10, count: 1 },
    { from: 20, to: 30, count: 3 },
  ]);
});

test('zoomed out, bins share a mark and their counts are added', () => {
  expect(laneColumns([0, 10, 20, 30], [1, 2, undefined, 3], 10, 15)).toEqual([
    { from: 0, to: 20, count: 3 },
    { from: 20, to: 40, count: 3 },
  ]);
});

test('no timeout is ever lost, however far out', () => {
  fc.assert(
    fc.property(bins, fc.integer({ min: 1, max: 500 * minute }), (counts, width) => {
      const times = counts.map((_, bin) => 1_700_000_000_000 + bin * minute);
      const columns = laneColumns(times, counts, minute, width);
      const drawn = columns.reduce((sum, { count }) => sum + count, 0);
      expect(drawn).toBe(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
    }),
  );
});

test('marks are wide enough, do not overlap, and cover the bins that they count', () => {
  fc.assert(
    fc.property(bins, fc.integer({ min: 1, max: 90 * minute }), (counts, width) => {
      const times = counts.map((_, bin) => 1_700_000_000_000 + bin * minute);
      const columns = laneColumns(times, counts, minute, width);
      columns.forEach(({ from, to }, position) => {
        expect(to - from).toBeGreaterThanOrEqual(width);
        expect(from).toBeGreaterThanOrEqual(columns[position - 1]?.to ?? 0);
      });
      times.forEach((time, bin) => {
        if ((counts[bin] ?? 0) === 0) return;
        expect(columns.some(({ from, to }) => from <= time && time < to)).toBe(true);
      });
    }),
  );
});

test('marks stand where they stood when the range moves', () => {
  const times = Array.from({ length: 20 }, (_, bin) => bin * minute);
  const counts = times.map(() => 1);
  const whole = laneColumns(times, counts, minute, 4 * minute);
  const later = laneColumns(times.slice(8), counts.slice(8), minute, 4 * minute);
  expect(later).toEqual(whole.slice(2));
});

test('a single bin without a width is a minute', () => {
  expect(laneColumns([minute], [2], 0, 1)).toEqual([{ from: minute, to: 2 * minute, count: 2 }]);
});
