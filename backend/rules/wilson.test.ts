import fc from 'fast-check';
import { wilsonLowerBound } from './wilson';

// Lower ends of 95 % Wilson intervals; 81 of 263 and 15 of 148 are examples of Newcombe, Statistics in Medicine 17 (1998).
test.each([
  [5, 100, 0.021_543],
  [1, 1, 0.206_549],
  [10, 10, 0.722_467],
  [50, 100, 0.403_832],
  [81, 263, 0.255_27],
  [15, 148, 0.062_386],
])('%p of %p', (events, trials, bound) => {
  expect(wilsonLowerBound(events, trials)).toBeCloseTo(bound, 4);
});

test('it is 0 where nothing was tried or nothing happened', () => {
  expect(wilsonLowerBound(0, 0)).toBe(0);
  expect(wilsonLowerBound(0, 100)).toBe(0);
  expect(wilsonLowerBound(Number.NaN, 10)).toBe(0);
});

test('it lies between 0 and the rate, and rises with the events', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 1_000_000 })
        .chain((trials) => fc.tuple(fc.integer({ min: 1, max: trials }), fc.constant(trials))),
      ([events, trials]) => {
        const bound = wilsonLowerBound(events, trials);
        expect(bound).toBeGreaterThan(0);
        expect(bound).toBeLessThanOrEqual(events / trials);
        expect(bound).toBeGreaterThan(wilsonLowerBound(events - 1, trials));
      },
    ),
  );
});
