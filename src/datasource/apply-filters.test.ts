import type { AdHocVariableFilter } from '@grafana/data';
import { applyFilters } from './apply-filters';
import type { TailgateQuery } from './types';

const query: TailgateQuery = { refId: 'A', kind: 'findings', endpoints: ['GET /a', 'GET /b'] };
const filter = (key: string, operator: string, ...values: string[]): AdHocVariableFilter => ({
  key,
  operator,
  value: values[0] ?? '',
  values,
});

test('without filters the query stays as it is', () => {
  expect(applyFilters(query)).toEqual(query);
});

test('a filter narrows what is chosen', () => {
  expect(applyFilters(query, [filter('endpoint', '=', 'GET /b')])?.endpoints).toEqual(['GET /b']);
});

test('a filter chooses where nothing was chosen', () => {
  expect(applyFilters(query, [filter('severity', '=|', 'high', 'critical')])?.severities).toEqual([
    'high',
    'critical',
  ]);
});

test('several filters on one key all apply', () => {
  const filters = [
    filter('rule', '=|', 'high-5xx', 'throttled'),
    filter('rule', '=|', 'throttled', 'high-latency'),
  ];
  expect(applyFilters(query, filters)?.rules).toEqual(['throttled']);
});

test('where filter and query exclude each other there is nothing to ask', () => {
  expect(applyFilters(query, [filter('endpoint', '=', 'GET /c')])).toBeUndefined();
});

test.each([
  [filter('endpoint', '!=', 'GET /a'), 'cannot filter endpoint by "!="'],
  [filter('rule', '=~', '.*'), 'cannot filter rule by "=~"'],
  [filter('region', '=', 'x'), 'cannot filter by "region"'],
])('refuses what it cannot apply: %p', (given, message) => {
  expect(() => applyFilters(query, [given])).toThrow(message);
});
