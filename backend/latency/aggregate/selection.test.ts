import fc from 'fast-check';
import { quickselect } from './quickselect';
import { SliceDistribution } from './slice-distribution';
import { ValueHistogram } from './value-histogram';
import { seededRandom } from '../testing/random';

const value = fc.oneof(
  fc.integer({ min: -30, max: 30 }),
  fc.double({ min: -200, max: 90_000, noNaN: true }),
  fc.constantFrom(-0, 0, 1e-40, 29_000.1, 29_000.2),
);

it('quickselect finds what sorting finds', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), fc.nat(), (values, seed) => {
      const index = seed % values.length;
      const sorted = Float64Array.from(values).sort();
      expect(quickselect(Float64Array.from(values), values.length, index)).toBeCloseTo(
        sorted[index],
        12,
      );
    }),
  );
});

it('a histogram finds what sorting every request finds', () => {
  // Whatever is said of the greatest value, the answer is right.
  const anyGreatest = fc.constantFrom(-5_000, 0, 20, 90_000);
  const cell = fc.record({ value, count: fc.integer({ min: 1, max: 4 }), member: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1 }),
      fc.nat(),
      anyGreatest,
      (cells, seed, greatest) => {
        const spread = Float64Array.from(
          cells.flatMap((one) => (one.member ? new Array<number>(one.count).fill(one.value) : [])),
        ).sort();
        fc.pre(spread.length > 0);
        const measured = {
          values: Float64Array.from(cells, (one) => one.value),
          marks: Uint16Array.from(cells, (one) => (one.member ? 3 : 1)),
          required: 3,
          counts: Uint32Array.from(cells, (one) => one.count),
          single: false,
          slices: [0, 1, 1, cells.length],
        };
        const histogram = new ValueHistogram(measured, greatest);
        const index = seed % spread.length;
        expect(histogram.select(index)).toBeCloseTo(spread[index], 12);
      },
    ),
    { numRuns: 60 },
  );
});

it('a distribution gives one answer, however many cells it has and whatever they weigh', () => {
  const random = seededRandom(5);
  for (const size of [10, 5_000, 40_000]) {
    const values = Float64Array.from({ length: size }, () => Math.floor(random() * 3_000));
    const expected = values.slice().sort();
    for (const single of [true, false]) {
      const distribution = new SliceDistribution(size, 0, 3_000, () => ({
        counts: new Uint32Array(size).fill(1),
        single,
        values,
        marks: new Uint16Array(size).fill(1),
        required: 1,
        slices: [0, size],
      }));
      for (const percent of [1, 50, 95, 99, 100]) {
        const index = Math.ceil((percent * size) / 100) - 1;
        expect(distribution.percentile(percent / 100)).toBe(expected[Math.max(index, 0)]);
      }
    }
  }
});
