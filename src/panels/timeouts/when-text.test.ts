import { dateTime, type TimeRange } from '@grafana/data';
import { timeoutSpans } from './spans';
import { wholeWhen, whenText } from './when-text';

const first = Date.parse('2026-11-20T23:00:00Z');
const minute = 60_000;

/** Bins from 23:00 on, in a range from 12:00 on. */
function text(counts: number[], until: string, binMs = 10 * minute): string {
  const [from, to] = [dateTime('2026-11-20T12:00:00Z'), dateTime(`2026-11-${until}:00Z`)];
  const range: TimeRange = { from, to, raw: { from, to } };
  const bins = { times: counts.map((_, bin) => first + bin * binMs), counts };
  return wholeWhen(whenText({ bins, spans: timeoutSpans([], bins) }, range, 'utc'));
}

test('it says since when, until when, and when most', () => {
  expect(text([0, 2, 12, 1, 0, 0], '21T00:00')).toBe(
    'since 23:10, ended 23:40; most at 23:20 (12)',
  );
  expect(text([0, 2, 12, 1, 0, 9], '21T00:00')).toBe(
    'since 23:10, still going at 00:00; most at 23:20 (12)',
  );
});

test('one bin needs no peak, none is nothing', () => {
  expect(text([0, 0, 7, 0, 0, 0], '21T00:00')).toBe('since 23:20, ended 23:30');
  expect(text([0, 0, 0, 0], '21T00:00')).toBe('');
});

test('where the range does not lie within a day, the days are said', () => {
  expect(text([0, 2, 12, 1, 0, 0], '23T00:00')).toBe(
    'since Nov 20 23:10, ended 23:40; most at Nov 20 23:20 (12)',
  );
});

test('of several outages the last is told', () => {
  expect(text([3, 0, 0, 0, 0, 0, 0, 0, 5], '21T12:00')).toBe(
    '2 times, the last since Nov 21 00:20, ended 00:30; most at Nov 21 00:20 (5)',
  );
});

test('a wide bin at the end of the range does not say that it still goes on', () => {
  const hour = 60 * minute;
  expect(text([5, 7], '21T00:20', hour)).toBe(
    'since Nov 20 23:00, last after Nov 21 00:00; most at Nov 21 00:00 (7)',
  );
  expect(text([5, 7, 0, 0], '21T04:00', hour)).toBe(
    'since Nov 20 23:00, ended Nov 21 01:00; most at Nov 21 00:00 (7)',
  );
});
