import { binRow } from './bin-row';

const times = [0, 100, 200, 700];

test('a moment belongs to the bin that it lies in, not to the one that begins nearest', () => {
  expect(binRow(times, 1, 100, 100, 0)).toBe(1);
  expect(binRow(times, 1, 140, 100, 0)).toBe(1);
  expect(binRow(times, 2, 160, 100, 0)).toBe(1);
  expect(binRow(times, 2, 199, 100, 0)).toBe(1);
});

test('who points at a value may miss it by a little, but never by more than a quarter of a bin', () => {
  expect(binRow(times, 2, 195, 100, 10)).toBe(2);
  expect(binRow(times, 2, 185, 100, 10)).toBe(1);
  expect(binRow(times, 2, 180, 100, 1000)).toBe(2);
  expect(binRow(times, 2, 170, 100, 1000)).toBe(1);
});

test('where no bin contains the moment it is the nearest', () => {
  expect(binRow(times, 3, 600, 100, 0)).toBe(3);
  expect(binRow(times, 0, -50, 100, 0)).toBe(0);
  expect(binRow(times, 3, 5000, 100, 0)).toBe(3);
  expect(binRow([], 0, 5, 100, 0)).toBe(0);
});

test('without a width the nearest holds', () => {
  expect(binRow([0, 100], 1, 60, 0, 0)).toBe(1);
});
