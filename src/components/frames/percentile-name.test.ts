import { parseLatencyField, percentileLabel, percentileRank } from './percentile-name';

test.each([
  ['backend_p50', { measure: 'backend', percentile: 'p50' }],
  ['response_p99_9', { measure: 'total', percentile: 'p99_9' }],
  ['overhead_p5', { measure: 'overhead', percentile: 'p5' }],
  ['backend_sum', undefined],
  ['share', undefined],
  ['backend_p100', undefined],
  ['my_backend_p50', undefined],
])('%s', (name, expected) => {
  expect(parseLatencyField(name)).toEqual(expected);
});

test('labels and ranks', () => {
  expect(percentileLabel('p99_9')).toBe('P99.9');
  expect(['p99_9', 'p50', '', 'p99'].sort((a, b) => percentileRank(a) - percentileRank(b))).toEqual(
    ['', 'p50', 'p99', 'p99_9'],
  );
});
