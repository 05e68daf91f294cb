import { bucketAt } from './draw-heatmap';

const scene = {
  times: [0, 60_000, 120_000],
  buckets: {
    source: '',
    times: [0, 120_000],
    bounds: [10, 100, Number.POSITIVE_INFINITY],
    counts: [
      [1, 2],
      [3, null],
      [5, 6],
    ],
  },
};

test('a latency belongs to the bucket whose upper bound it reaches at most', () => {
  expect(bucketAt(scene, 0, 4)).toEqual({ from: 0, to: 10, count: 1 });
  expect(bucketAt(scene, 0, 10)).toEqual({ from: 0, to: 10, count: 1 });
  expect(bucketAt(scene, 0, 10.5)).toEqual({ from: 10, to: 100, count: 3 });
  expect(bucketAt(scene, 2, 5000)).toEqual({
    from: 100,
    to: Number.POSITIVE_INFINITY,
    count: 6,
  });
});

test('a bucket without requests counts none', () => {
  expect(bucketAt(scene, 2, 50)).toEqual({ from: 10, to: 100, count: 0 });
});

test('nothing where the heatmap has no such bin, or nobody points', () => {
  expect(bucketAt(scene, 1, 50)).toBeUndefined();
  expect(bucketAt(scene, 9, 50)).toBeUndefined();
  expect(bucketAt(scene, 0, null)).toBeUndefined();
  expect(bucketAt({ ...scene, buckets: undefined }, 0, 50)).toBeUndefined();
});
