import { baselineName, changeOf } from './change';

test('the change says how many, in which direction, and from where', () => {
  expect(changeOf(1_074, 23, 'the day before')).toEqual({
    direction: 'up',
    text: '1,051 more than the day before (23)',
    short: '1,051 more (was 23)',
  });
  expect(changeOf(0, 23, 'before')).toMatchObject({
    direction: 'down',
    text: '23 fewer than before (23)',
  });
  expect(changeOf(5, 5, 'the week before')).toMatchObject({
    direction: 'same',
    text: 'as many as the week before',
  });
});

test('without an earlier range there is no change', () => {
  expect(changeOf(5, null, 'before')).toBeUndefined();
});

test('the baseline is that of the query', () => {
  const compared = (compare?: unknown) =>
    baselineName({ targets: [{ refId: 'A' }, { refId: 'B', ...{ compare } }] });
  expect(compared('week')).toBe('the week before');
  expect(compared('previous')).toBe('in the range before');
  expect(compared('decade')).toBe('before');
  expect(baselineName(undefined)).toBe('before');
});
