import fc from 'fast-check';
import { fewestAboveTail, tailExceeds } from './tail';

test.each([
  [0, 1],
  [1, 1],
  [99, 1],
  [100, 2],
  [199, 2],
  [200, 3],
  [12_400, 125],
])('of %p values %p must lie above', (sample, fewest) => {
  expect(fewestAboveTail(sample)).toBe(fewest);
});

test('counting says the same as the nearest rank', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 400 }),
      fc.integer({ min: 0, max: 10 }),
      (values, limit) => {
        const sorted = [...values].sort((a, b) => a - b);
        const percentile = sorted[Math.ceil(0.99 * sorted.length) - 1];
        const above = values.filter((value) => value > limit).length;
        expect(tailExceeds(values.length, above)).toBe(percentile > limit);
      },
    ),
  );
});

test('nothing exceeds without a sample', () => {
  expect(tailExceeds(0, 1)).toBe(false);
  expect(tailExceeds(-5, 1)).toBe(false);
});
