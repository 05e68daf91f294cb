import { baselineName, changeOf } from './change';

const day = 'the day before';

/** So many timeouts of 1,000 requests, and so many before. */
const change = (total: number, timeouts: number | null, requests: number | null = 1_000) =>
  changeOf({ total, requests: 1_000, earlier: { timeouts, requests } }, day);

test('the change says how many, in which direction, and from where', () => {
  expect(change(1_074, 23)).toEqual({
    direction: 'up',
    text: '1,051 more than the day before (23)',
    short: '1,051 more (was 23)',
  });
  expect(change(0, 23)).toMatchObject({
    direction: 'down',
    text: '23 fewer than the day before (23)',
  });
  expect(change(5, 5)).toMatchObject({ direction: 'same', text: 'as many as the day before' });
});

test('a query that does not compare has no change', () => {
  expect(changeOf({ total: 5, requests: 1_000, earlier: undefined }, day)).toBeUndefined();
});

test.each([
  ['had no requests', 0, 0],
  ['is not known', null, null],
])('where the earlier range %s, there is nothing to compare with', (_, timeouts, requests) => {
  expect(change(74, timeouts, requests)).toEqual({
    direction: 'unknown',
    text: 'nothing to compare with the day before',
    short: 'nothing to compare',
  });
});

test('without its name the earlier range is simply before', () => {
  const now = { total: 5, requests: 10 };
  const text = (earlier: { timeouts: number; requests: number }) =>
    changeOf({ ...now, earlier }, undefined)?.text;
  expect(text({ timeouts: 5, requests: 10 })).toBe('as many as before');
  expect(text({ timeouts: 0, requests: 0 })).toBe('nothing to compare with');
});

test('much more or much less traffic before is said with the count', () => {
  expect(change(74, 23, 400)?.text).toBe('51 more than the day before (23 of 400)');
  expect(change(74, 23, 2_500)?.text).toBe('51 more than the day before (23 of 2,500)');
  expect(change(5, 5, 400)?.text).toBe('as many as the day before (5 of 400)');
  expect(change(74, 23, 1_400)?.text).toBe('51 more than the day before (23)');
  expect(change(74, 23, null)?.text).toBe('51 more than the day before (23)');
});

test('the baseline is that of the query', () => {
  const compared = (compare?: unknown) =>
    baselineName({ targets: [{ refId: 'A' }, { refId: 'B', ...{ compare } }] });
  expect(compared('week')).toBe('the week before');
  expect(compared('previous')).toBe('in the range before');
  expect(compared('decade')).toBeUndefined();
  expect(baselineName(undefined)).toBeUndefined();
});
