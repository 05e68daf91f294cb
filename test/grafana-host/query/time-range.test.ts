import { parseInstant } from './time-range';

it.each([
  ['1700000000000', 1_700_000_000_000],
  ['now', 1_000_000],
  ['now-5m', 700_000],
  ['now+1s', 1_001_000],
])('%s', (text, expected) => {
  expect(parseInstant(text, 1_000_000)).toBe(expected);
});

it.each(['', 'now/d', 'yesterday', 'now-5'])('refuses %j', (text) => {
  expect(() => parseInstant(text, 0)).toThrow('invalid time');
});
