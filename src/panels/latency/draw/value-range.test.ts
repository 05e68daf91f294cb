import fc from 'fast-check';
import { valueRange, type RangeInput } from './value-range';

const input: RangeInput = {
  min: 20,
  max: 1_000,
  fixedMin: undefined,
  fixedMax: undefined,
  logarithmic: false,
  limits: [],
  lane: 0,
};

test('from nothing to a little above the highest value', () => {
  expect(valueRange(input)).toEqual({ lowest: 0, min: 0, max: 1_080 });
});

test('a limit near the data is shown, one far above does not flatten the lines', () => {
  expect(valueRange({ ...input, limits: [1_500, 29_000] }).max).toBeCloseTo(1_620);
});

test('the standard options hold', () => {
  expect(valueRange({ ...input, fixedMin: 10, fixedMax: 500 })).toEqual({
    lowest: 10,
    min: 10,
    max: 500,
  });
});

test('without data there is still a scale', () => {
  const empty = { ...input, min: null, max: null, limits: [2_500] };
  expect(valueRange(empty)).toEqual({ lowest: 0, min: 0, max: 100 });
  expect(valueRange({ ...empty, logarithmic: true }).lowest).toBeGreaterThan(0);
});

test('the lane has its share of the height, below every value, on both scales', () => {
  const amount = fc.double({ min: 0.5, max: 100_000, noNaN: true });
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      fc.boolean(),
      (one, other, lane, logarithmic) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        const range = valueRange({ ...input, min, max, lane, logarithmic });
        const place = (value: number) => (logarithmic ? Math.log(value) : value);
        const share =
          (place(range.lowest) - place(range.min)) / (place(range.max) - place(range.min));
        expect(share).toBeCloseTo(lane, 6);
        expect(range.lowest).toBeLessThanOrEqual(min);
        expect(range.max).toBeGreaterThan(max);
      },
    ),
  );
});
