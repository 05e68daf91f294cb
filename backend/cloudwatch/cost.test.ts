import { costOf } from './cost';
import { failureOf } from './testing/failure-of';

it.each([
  [0, 0.005, 0],
  [1e9, 0.005, 0.005],
  [2.5e12, 0.0076, 19],
])('%d bytes at %d USD per GB cost %d USD', (bytes, price, cost) => {
  expect(costOf(bytes, price)).toBeCloseTo(cost, 12);
});

it('takes the price of us-east-1 where none is given', () => {
  expect(costOf(200e9)).toBeCloseTo(1, 12);
});

it.each([
  [-1, 1],
  [1, -1],
  [Number.NaN, 1],
])('has no price for %d bytes at %d', async (bytes, price) => {
  expect((await failureOf(() => costOf(bytes, price))).code).toBe('invalid-input');
});
