import fc from 'fast-check';
import { commonPercentiles, parsePercentile, percentileLabel } from './percentiles';

test.each([
  [0.5, 'P50'],
  [0.99, 'P99'],
  [0.999, 'P99.9'],
  [0.9999, 'P99.99'],
  [1, 'P100'],
])('%d is written %s', (share, label) => {
  expect(percentileLabel(share)).toBe(label);
});

test.each([
  ['99', 0.99],
  ['p99.9', 0.999],
  [' P99,9 % ', 0.999],
  ['100', 1],
])('%p is read as %d', (typed, share) => {
  expect(parsePercentile(typed)).toBe(share);
});

test.each(['', 'p', '0', '100.1', '-5', '1e2', 'p50p', '$p'])('%p is no percentile', (typed) => {
  expect(parsePercentile(typed)).toBeUndefined();
});

test('what is offered is read back as it was', () => {
  for (const share of commonPercentiles)
    expect(parsePercentile(percentileLabel(share))).toBe(share);
});

test('any text gives a share above 0 and up to 1, or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const share = parsePercentile(typed);
      expect(share === undefined || (share > 0 && share <= 1)).toBe(true);
    }),
  );
});
