import { parsePeriod } from './period';

test.each([
  ['5m', 300_000],
  ['300s', 60_000],
  ['5000ms', 1000],
  ['48h', 86_400_000],
  ['2Hours', 7_200_000],
  ['30sec', 30_000],
  ['1d', 86_400_000],
])('%s is %i ms', (text, length) => {
  expect(parsePeriod(text)).toEqual({ unit: 'ms', length, weeks: false });
});

test('weeks start on Mondays, months have no fixed length', () => {
  expect(parsePeriod('2w')).toEqual({ unit: 'ms', length: 1_209_600_000, weeks: true });
  expect(parsePeriod('1mo')).toEqual({ unit: 'month', length: 1 });
  expect(parsePeriod('2qtrs')).toEqual({ unit: 'month', length: 6 });
  expect(parsePeriod('1y')).toEqual({ unit: 'month', length: 12 });
});

test.each(['0m', '1.5h', '5 m', '5', 'm', '5parsec', '5ms5'])('%s is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});
