import { bucketEdges, cellStrength } from './draw-heatmap';

test('a bucket begins where the one before ends; the ends that are open get a width', () => {
  expect(bucketEdges([10, 20, 40, Infinity])).toEqual([
    { from: 5, to: 10 },
    { from: 10, to: 20 },
    { from: 20, to: 40 },
    { from: 40, to: 80 },
  ]);
  expect(bucketEdges([100])).toEqual([{ from: 50, to: 100 }]);
});

test('nothing is not drawn, one of many can be seen, the most is full', () => {
  expect(cellStrength(0, 500)).toBe(0);
  expect(cellStrength(1, 100_000)).toBeGreaterThan(0.15);
  expect(cellStrength(500, 500)).toBe(1);
  expect(cellStrength(20, 500)).toBeGreaterThan(cellStrength(5, 500));
});
