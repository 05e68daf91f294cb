import { TailgateError } from '../errors';
import { timeBins } from './time-bins';

const hour = 3_600_000;
const noon = Date.UTC(2026, 2, 2, 12);

test('bins start at multiples of their width and cover the range', () => {
  const bins = timeBins(noon + 300_000, noon + hour, 1_200_000);
  expect(bins.starts).toEqual([noon, noon + 1_200_000, noon + 2_400_000]);
});

test('a width is rounded up to whole stored bins', () => {
  expect(timeBins(noon, noon + hour, 60_000).binMs).toBe(300_000);
  expect(timeBins(noon, noon + hour, 300_001).binMs).toBe(600_000);
});

test('where none is asked for there are at most 300', () => {
  expect(timeBins(noon, noon + 24 * hour, undefined).binMs).toBe(300_000);
  expect(timeBins(noon, noon + 26 * hour, undefined).binMs).toBe(600_000);
  const days = timeBins(noon, noon + 90 * 24 * hour, undefined);
  expect(days.starts.length).toBeLessThanOrEqual(301);
});

test('too many are refused with what would fit', () => {
  const ask = () => timeBins(noon, noon + 90 * 24 * hour, 300_000);
  expect(ask).toThrow(TailgateError);
  expect(ask).toThrow('more than 5000 bins');
});
