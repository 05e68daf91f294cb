import { formatCount, formatMs, formatShare, formatSpan } from './format';

test.each([
  [0, '0 %'],
  [1e-9, '< 0.001 %'],
  [0.00049, '0.049 %'],
  [0.0013, '0.13 %'],
  [0.001, '0.1 %'],
  [0.0234, '2.3 %'],
  [0.02, '2 %'],
  [0.0996, '10 %'],
  [0.94, '94 %'],
  [0.9999, '> 99 %'],
  [1, '100 %'],
  [null, '–'],
])('the share %p is %s', (share, text) => {
  expect(formatShare(share)).toBe(text);
});

test.each([
  [0, '0'],
  [1_431, '1,431'],
  [57_384, '57,384'],
  [9_999_999, '9,999,999'],
  [12_345_678, '12.3M'],
  [undefined, '–'],
])('the count %p is %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  [0.5, '0.5 ms'],
  [310, '310 ms'],
  [3_451, '3.5 s'],
  [29_000, '29 s'],
  [null, '–'],
])('the latency %p is %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});

test.each([
  [20_000, '20 s'],
  [2_880_000, '48 min'],
  [4_800_000, '1 h 20 min'],
  [7_200_000, '2 h'],
  [259_200_000, '3 days'],
])('the span %p is %s', (ms, text) => {
  expect(formatSpan(ms)).toBe(text);
});
