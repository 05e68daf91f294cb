import fc from 'fast-check';
import { formatBytes, formatCount, formatMs, formatQuantity, formatRatio, plural } from './format';

test.each([
  [0, '0'],
  [-0, '0'],
  [7, '7'],
  [999, '999'],
  [1_000, '1,000'],
  [12_400, '12,400'],
  [1_234_567.6, '1,234,568'],
  [-12_400, '-12,400'],
  [1e21, '1.00e+21'],
  [Number.NaN, 'n/a'],
  [Number.POSITIVE_INFINITY, 'n/a'],
])('count %p is %p', (value, text) => expect(formatCount(value)).toBe(text));

test('a count has its noun in the right number', () => {
  expect([0, 1, 3_000].map((count) => plural(count, 'event'))).toEqual([
    '0 events',
    '1 event',
    '3,000 events',
  ]);
  expect(plural(2, 'latency', 'latencies')).toBe('2 latencies');
});

test.each([
  [0, '0 ms'],
  [0.04, '0 ms'],
  [0.4, '0.4 ms'],
  [4.5, '4.5 ms'],
  [9.96, '10 ms'],
  [320, '320 ms'],
  [999.4, '999 ms'],
  [999.5, '1 s'],
  [1_900, '1.9 s'],
  [3_800, '3.8 s'],
  [29_000, '29 s'],
  [29_010, '29 s'],
  [119_949, '119.9 s'],
  [119_950, '2 min'],
  [125_000, '2 min 5 s'],
  [900_000, '15 min'],
  [359_999_600, '6,000 min'],
  [-320, '-320 ms'],
  [Number.NaN, 'n/a'],
])('%p ms is %p', (value, text) => expect(formatMs(value)).toBe(text));

test.each([
  [0, '0 %'],
  [0.000_01, '< 0.01 %'],
  [0.000_1, '0.01 %'],
  [0.000_94, '0.094 %'],
  [0.001_328, '0.13 %'],
  [0.004, '0.4 %'],
  [0.012, '1.2 %'],
  [0.05, '5 %'],
  [0.099_4, '9.9 %'],
  [0.099_6, '10 %'],
  [0.124, '12 %'],
  [0.92, '92 %'],
  [0.994_9, '99 %'],
  [0.995_1, '99.5 %'],
  [0.999_99, '99.9 %'],
  [1, '100 %'],
  [1.5, '150 %'],
  [-0.5, '-50 %'],
  [Number.NaN, 'n/a'],
])('ratio %p is %p', (value, text) => expect(formatRatio(value)).toBe(text));

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [512, '512 bytes'],
  [999.6, '1 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1 MB'],
  [6_291_556, '6.3 MB'],
  [-2_000, '-2 kB'],
  [Number.NaN, 'n/a'],
])('%p bytes are %p', (value, text) => expect(formatBytes(value)).toBe(text));

test('a quantity takes the form of its unit', () => {
  expect(formatQuantity({ value: 3_800, unit: 'ms' })).toBe('3.8 s');
  expect(formatQuantity({ value: 0.92, unit: 'ratio' })).toBe('92 %');
  expect(formatQuantity({ value: 12_400, unit: 'count' })).toBe('12,400');
  expect(formatQuantity({ value: 2_000, unit: 'bytes' })).toBe('2 kB');
  expect(formatQuantity({ value: 4.25, unit: 'requests/s' })).toBe('4.3 requests/s');
  expect(formatQuantity({ value: 1_200, unit: 'requests/s' })).toBe('1,200 requests/s');
  expect(formatQuantity({ value: null, unit: 'ms' })).toBe('n/a');
});

test('nothing but 0 prints as 0 %, nothing below 1 as 100 %', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
      expect(formatRatio(ratio) === '0 %').toBe(ratio === 0);
      if (ratio < 0.999_999) expect(formatRatio(ratio)).not.toBe('100 %');
    }),
  );
});

test('a duration keeps two digits or more of its value', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 119_000, noNaN: true }), (ms) => {
      const [number, unit] = formatMs(ms).split(' ');
      const printed = Number(number) * (unit === 's' ? 1000 : 1);
      expect(Math.abs(printed - ms)).toBeLessThanOrEqual(Math.max(0.0501 * ms, 0));
    }),
  );
});
