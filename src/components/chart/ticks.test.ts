import fc from 'fast-check';
import { linearTicks, logarithmicTicks } from './ticks';

test('linear marks are multiples of the step, none in the lane below the values', () => {
  expect(linearTicks(0, 5200, 1000)).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
  expect(linearTicks(150, 500, 100)).toEqual([200, 300, 400, 500]);
  expect(linearTicks(0, 0.35, 0.1)).toEqual([0, 0.1, 0.2, 0.3]);
});

test('logarithmic marks are 1, 2 and 5 of each decade, or decades alone where there are many', () => {
  expect(logarithmicTicks(15, 600)).toEqual([20, 50, 100, 200, 500]);
  expect(logarithmicTicks(10, 100_000)).toEqual([10, 100, 1000, 10_000, 100_000]);
});

test('scales without an extent have no marks', () => {
  expect(linearTicks(5, 5, 1)).toEqual([]);
  expect(linearTicks(0, 10, 0)).toEqual([]);
  expect(logarithmicTicks(0, 10)).toEqual([]);
  expect(logarithmicTicks(10, 10)).toEqual([]);
});

test('marks rise and stay within the scale', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      fc.double({ min: 1.1, max: 1e4, noNaN: true }),
      (lowest, factor) => {
        const max = lowest * factor;
        for (const ticks of [
          linearTicks(lowest, max, (max - lowest) / 5),
          logarithmicTicks(lowest, max),
        ]) {
          expect(ticks).toEqual([...new Set(ticks)].sort((one, other) => one - other));
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(lowest * (1 - 1e-9));
            expect(tick).toBeLessThanOrEqual(max * (1 + 1e-9));
          }
        }
      },
    ),
  );
});
