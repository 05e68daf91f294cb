import { isolatedRows } from './isolated-rows';

test('a value between gaps stands alone, also at the ends', () => {
  expect(isolatedRows([1, null, 2, null, null, 3, 4, null, 5])).toEqual([0, 2, 8]);
  expect(isolatedRows([null, 7, null])).toEqual([1]);
  expect(isolatedRows([7])).toEqual([0]);
});

test('values that a line joins do not, also over rows of another series', () => {
  expect(isolatedRows([1, 2, 3])).toEqual([]);
  expect(isolatedRows([1, undefined, 2, undefined])).toEqual([]);
  expect(isolatedRows([undefined, 1, undefined, null, 2])).toEqual([1, 4]);
  expect(isolatedRows([null, undefined])).toEqual([]);
  expect(isolatedRows([])).toEqual([]);
});
