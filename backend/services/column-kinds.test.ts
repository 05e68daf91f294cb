import { columnKinds } from './column-kinds';

const request = (text: string) => ({ text, logGroups: ['a'], fromMs: 0, toMs: 1_000 });

test('gives the columns of a query in order, with their kinds', () => {
  const kinds = columnKinds(request('stats count(*) as n by bin(5m) as t, status'));
  expect([...(kinds ?? [])]).toEqual(
    expect.arrayContaining([
      ['n', 'number'],
      ['t', 'timestamp'],
      ['status', 'text'],
    ]),
  );
  expect(kinds?.size).toBe(3);
});

test('leaves a query that cannot be read to CloudWatch', () => {
  expect(columnKinds(request('nonsense('))).toBeUndefined();
});
