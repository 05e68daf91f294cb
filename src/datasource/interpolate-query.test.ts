import { templateService } from '../testing/template-service';
import { interpolateQuery } from './interpolate-query';
import type { TailgateQuery } from './types';

const templates = templateService({
  source: 'shop',
  rule: ['high-5xx', 'throttled'],
  path: ['/orders', '/a "b"'],
  status: '504',
});
const query: TailgateQuery = { refId: 'A', kind: 'findings' };

test('fills in source, rules and severities', () => {
  const filled = interpolateQuery(
    { ...query, source: '$source', rules: ['$rule'], severities: ['high'] },
    templates,
    {},
  );
  expect(filled).toMatchObject({
    source: 'shop',
    rules: ['high-5xx', 'throttled'],
    severities: ['high'],
  });
});

test('lists become quoted lists in the text of a logs query, single values stay bare', () => {
  const text = 'filter status = $status and resourcePath in [$path]';
  expect(interpolateQuery({ ...query, kind: 'logs', text }, templates, {}).text).toBe(
    'filter status = 504 and resourcePath in ["/orders", "/a \\"b\\""]',
  );
});

test('what is absent stays absent', () => {
  expect(JSON.parse(JSON.stringify(interpolateQuery(query, templates, {})))).toEqual(query);
});
