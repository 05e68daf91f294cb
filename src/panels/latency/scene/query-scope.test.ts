import type { InterpolateFunction } from '@grafana/data';
import { queryScope } from './query-scope';

/** Variables, those of several values as the panel asks for them: by line. */
const values = new Map([
  ['$endpoint', 'GET /a\nPOST /b'],
  ['$one', 'GET /a'],
  ['$all', '$__all'],
]);
const replace: InterpolateFunction = (text) => values.get(text) ?? text;
const scope = (endpoints: unknown, refId = 'A') =>
  queryScope({ targets: [Object.assign({ refId: 'A' }, { endpoints })] }, refId, replace);

test('a query of some endpoints is called by them', () => {
  expect(scope(['GET /a'])).toBe('GET /a');
  expect(scope(['$one'])).toBe('GET /a');
  expect(scope(['$endpoint', 'GET /a'])).toBe('2 endpoints');
});

test('one without a restriction, or that is not known, is of all', () => {
  for (const endpoints of [undefined, [], ['$all'], ['$one', '$all'], 'GET /a', [7]]) {
    expect(scope(endpoints)).toBe('All endpoints');
  }
  expect(scope(['GET /a'], 'B')).toBe('All endpoints');
  expect(queryScope(undefined, 'A', replace)).toBe('All endpoints');
});
