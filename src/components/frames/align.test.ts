import fc from 'fast-check';
import { addCounts, alignValues, mergeTimes } from './align';
import { isValue, type SeriesValue } from './cells';

const someTimes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });
const sumOf = (values: readonly SeriesValue[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

test('one series that is in order stays as it is', () => {
  expect(mergeTimes([[1, 2, 3], []])).toEqual([1, 2, 3]);
  expect(mergeTimes([])).toEqual([]);
});

test('times out of order, twice or missing come out once and ascending', () => {
  expect(mergeTimes([[3, 1, NaN, 1]])).toEqual([1, 3]);
  expect(mergeTimes([[NaN]])).toEqual([]);
});

test('times are the ascending union, whatever the series', () => {
  fc.assert(
    fc.property(fc.array(someTimes, { maxLength: 5 }), (series) => {
      const times = mergeTimes(series);
      expect(times).toEqual([...new Set(series.flat())].sort((one, other) => one - other));
    }),
  );
});

test('every value stands at its time, other times are unknown', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 60 })),
      fc.uniqueArray(fc.integer({ min: 0, max: 60 })),
      (own, others) => {
        const times = mergeTimes([own, others]);
        const values = alignValues(
          times,
          own,
          own.map((time) => time * 10),
        );
        expect(values).toEqual(times.map((time) => (own.includes(time) ? time * 10 : undefined)));
      },
    ),
  );
});

test('null stays apart from unknown, and a series too short is unknown at its end', () => {
  expect(alignValues([1, 2, 3], [2, 1], [null, 5])).toEqual([5, null, undefined]);
  expect(alignValues([1, 2], [1, 2], [7])).toEqual([7, undefined]);
});

test('a sum of counts loses nothing, also of times that are there twice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(50))), (rows) => {
      const own = rows.map(([time]) => time);
      const counts = rows.map(([, count]) => count);
      const times = mergeTimes([own]);
      const first = addCounts(times, [], own, counts);
      expect(sumOf(first)).toBe(sumOf(counts));
      expect(sumOf(addCounts(times, first, own, counts))).toBe(2 * sumOf(counts));
    }),
  );
});

test('adding nothing to nothing stays unknown', () => {
  const sums = addCounts([1, 2], [], [2], [null]);
  expect(sums).toEqual([undefined, null]);
  expect(sums.some(isValue)).toBe(false);
});
