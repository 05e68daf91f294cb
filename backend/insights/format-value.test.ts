import { formatValue } from './format-value';

test.each([
  [125.22361, '125.2236'],
  [252.8, '252.8'],
  [330.06654, '330.0665'],
  [100, '100'],
  [0.00004, '0'],
  [-0.00004, '0'],
  [-1.5, '-1.5'],
  [1e21, '1000000000000000000000'],
  [NaN, undefined],
  [null, undefined],
])('the number %s is %s', (value, text) => {
  expect(formatValue('number', value)).toBe(text);
});

test('times are UTC with milliseconds', () => {
  expect(formatValue('timestamp', 1_658_147_671_195)).toBe('2022-07-18 12:34:31.195');
  expect(formatValue('timestamp', NaN)).toBeUndefined();
  expect(formatValue('timestamp', 1e17)).toBe('100000000000000000');
});

test('text stays as it is', () => {
  expect(formatValue('text', '1.500000')).toBe('1.500000');
  expect(formatValue('text', '')).toBe('');
});
