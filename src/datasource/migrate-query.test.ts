import { migrateQuery } from './migrate-query';

test('a query of today stays as it is', () => {
  const query = { refId: 'A', kind: 'timeouts', groupBy: 'endpoint', hide: true };
  expect(migrateQuery(query)).toEqual(query);
});

test.each([undefined, 'unheard-of', 7, null])('kind %p becomes latency', (kind) => {
  expect(migrateQuery({ refId: 'A', kind })).toEqual({ refId: 'A', kind: 'latency' });
});
