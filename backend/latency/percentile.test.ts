import fc from 'fast-check';
import { nearestRankIndex } from './percentile';

describe('nearest rank', () => {
  it.each([
    [0.5, 1, 0],
    [0.5, 2, 0],
    [0.5, 3, 1],
    [0.5, 4, 1],
    [0.51, 4, 2],
    [0.99, 100, 98],
    [0.99, 101, 99],
    [0.95, 20, 18],
    [1, 7, 6],
    [0, 7, 0],
    // 0.07 · 100 and 0.55 · 100 are a little above whole in binary.
    [0.07, 100, 6],
    [0.55, 100, 54],
    [0.99, 12_400, 12_275],
  ])('index of %d among %d is %d', (p, count, index) => {
    expect(nearestRankIndex(p, count)).toBe(index);
  });

  it('agrees with counting in whole numbers for every percent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        (percent, n) => {
          const exact = Number((BigInt(percent) * BigInt(n) + 99n) / 100n) - 1;
          expect(nearestRankIndex(percent / 100, n)).toBe(exact);
        },
      ),
    );
  });
});
