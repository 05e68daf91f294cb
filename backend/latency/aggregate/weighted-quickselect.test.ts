import fc from 'fast-check';
import { weightedQuickselect } from './weighted-quickselect';

const select = (pairs: readonly (readonly [number, number])[], index: number): number =>
  weightedQuickselect(
    Float64Array.from(pairs, ([value]) => value),
    Float64Array.from(pairs, ([, weight]) => weight),
    pairs.length,
    index,
  );

const repeated = (pairs: readonly (readonly [number, number])[]): number[] =>
  pairs
    .flatMap(([value, weight]) => Array<number>(weight).fill(value))
    .sort((one, other) => one - other);

it('finds what stands at an index of the repeated and sorted values', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));
  const pair = fc.tuple(value, fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 60 }), fc.nat(), (pairs, any) => {
      const sorted = repeated(pairs);
      const index = any % sorted.length;
      expect(select(pairs, index) === sorted[index]).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('finds every index among sorted, reversed and equal values', () => {
  for (const valueOf of [(n: number) => n, (n: number) => -n, () => 7]) {
    const pairs = Array.from({ length: 40 }, (_, n): [number, number] => [valueOf(n), (n % 3) + 1]);
    const sorted = repeated(pairs);
    sorted.forEach((value, index) => expect(select(pairs, index)).toBe(value));
  }
});

it('leaves what stands behind the length alone', () => {
  const values = Float64Array.of(3, 1, 2, -9);
  const weights = Float64Array.of(1, 1, 1, 4);
  expect(weightedQuickselect(values, weights, 3, 0)).toBe(1);
  expect([values[3], weights[3]]).toEqual([-9, 4]);
});
