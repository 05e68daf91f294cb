import { whenText } from './bin-facts';

const first = Date.parse('2026-11-20T23:00:00Z');
const times = [0, 1, 2, 3].map((bin) => first + bin * 600_000);

test('it says from when to when, and when most', () => {
  expect(whenText({ times, counts: [0, 2, 12, 1] }, 'utc')).toBe(
    '23:10 to 23:30, most at 23:20 (12)',
  );
});

test('one bin is a moment, none is nothing', () => {
  expect(whenText({ times, counts: [0, 0, 7, 0] }, 'utc')).toBe('at 23:20');
  expect(whenText({ times, counts: [0, 0, 0, 0] }, 'utc')).toBe('');
  expect(whenText({ times: [], counts: [] }, 'utc')).toBe('');
});

test('over more than a day the days are said', () => {
  const days = [first, first + 172_800_000];
  expect(whenText({ times: days, counts: [3, 1] }, 'utc')).toBe(
    'Nov 20 23:00 to Nov 22 23:00, most at Nov 20 23:00 (3)',
  );
});
