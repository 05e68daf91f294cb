import fc from 'fast-check';
import type { EndpointCounts } from '../../../components/frames/counts-frame';
import { chartCounts } from './chart-counts';

const times = [1, 2, 3];
const counts = (endpoint: string, timeouts: number[], source = ''): EndpointCounts => ({
  source,
  endpoint,
  times,
  timeouts,
  requests: timeouts.map((count) => count * 10),
  withoutIntegration: times.map(() => undefined),
});
const all = { endpoint: '', source: '', asked: [] };

test('all together is not counted twice beside its endpoints', () => {
  const given = [counts('', [5, 0, 0]), counts('a', [3, 0, 0]), counts('b', [2, 0, 0])];
  expect(chartCounts(given, all, times)?.timeouts).toEqual([5, 0, 0]);
  expect(chartCounts(given, { ...all, endpoint: 'b' }, times)?.timeouts).toEqual([2, 0, 0]);
});

test('a chart of chosen endpoints has their timeouts alone', () => {
  const given = [counts('', [9, 9, 9]), counts('a', [3, 0, 1]), counts('b', [2, 0, 0])];
  expect(chartCounts(given, { ...all, asked: ['a', 'b'] }, times)).toMatchObject({
    timeouts: [5, 0, 1],
    requests: [50, 0, 10],
  });
});

test('sources are kept apart, or added where a chart is of all', () => {
  const given = [counts('', [1, 0, 0], 'shop'), counts('a', [4, 0, 0], 'admin')];
  expect(chartCounts(given, all, times)?.timeouts).toEqual([5, 0, 0]);
  expect(chartCounts(given, { ...all, source: 'shop' }, times)?.timeouts).toEqual([1, 0, 0]);
});

test('no counts is not the same as no timeouts', () => {
  expect(chartCounts([], all, times)).toBeUndefined();
  expect(chartCounts([counts('a', [1, 1, 1])], { ...all, endpoint: 'b' }, times)).toBeUndefined();
});

test('no timeout is lost, whatever the endpoints and bins', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(99), { minLength: 3, maxLength: 3 })), (series) => {
      const given = series.map((values, position) => counts(`endpoint ${position}`, values));
      const drawn = chartCounts(given, all, times)?.timeouts ?? [];
      const sum = drawn.reduce<number>((total, count) => total + (count ?? 0), 0);
      expect(sum).toBe(series.flat().reduce((total, count) => total + count, 0));
    }),
  );
});
