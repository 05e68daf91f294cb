import { nextRow } from './keyboard';

test.each([
  ['ArrowRight', 1, null, 2],
  ['ArrowLeft', 1, null, 9],
  ['ArrowRight', 1, 4, 5],
  ['ArrowLeft', 1, 4, 3],
  ['ArrowRight', 10, 4, 9],
  ['ArrowLeft', 10, 4, 2],
  ['Home', 1, 4, 2],
  ['End', 1, null, 9],
  ['a', 1, 4, undefined],
  ['Enter', 1, 4, undefined],
] as const)('%s by %s from row %s leads to %s, never out of sight', (key, step, row, next) => {
  expect(nextRow(key, step, row, [2, 9])).toBe(next);
});
