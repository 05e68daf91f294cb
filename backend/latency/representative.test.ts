import fc from 'fast-check';
import { latencyKey, overheadKey } from './buckets';
import { representativeLatency, representativeOverhead } from './representative';

/** The values that share the key of the first one. */
function cellOf(values: readonly number[], key: (value: number) => number): readonly number[] {
  return values.filter((value) => key(value) === key(values[0] ?? 0));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('what stands for the requests of a cell', () => {
  it('is a latency within 1 % of each of them', () => {
    const values = fc.double({ min: 1, max: 100_000, noNaN: true }).chain((base) =>
      fc.array(fc.double({ min: base, max: base * 1.02, noNaN: true }), {
        minLength: 1,
        maxLength: 30,
      }),
    );
    fc.assert(
      fc.property(values, (all) => {
        const cell = cellOf(all, latencyKey);
        const max = Math.max(...cell);
        const stands = representativeLatency(latencyKey(max), sum(cell) / cell.length, max);
        for (const value of cell) {
          expect(Math.abs(stands - value)).toBeLessThanOrEqual(value * 0.01 * (1 + 1e-9));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the latency itself where all are equal', () => {
    expect(representativeLatency(latencyKey(317), (317 * 3) / 3, 317)).toBe(317);
    expect(representativeLatency(latencyKey(0), 0, 0)).toBe(0);
  });

  it('is an overhead within 5 ms of each of them, 1 % above 200 ms', () => {
    const values = fc.double({ min: -150, max: 20_000, noNaN: true }).chain((base) =>
      fc.array(fc.double({ min: base, max: base + Math.max(10, base * 0.02), noNaN: true }), {
        minLength: 1,
        maxLength: 30,
      }),
    );
    fc.assert(
      fc.property(values, (all) => {
        const cell = cellOf(all, overheadKey);
        const stands = representativeOverhead(
          overheadKey(cell[0] ?? 0),
          cell.length,
          sum(cell) / cell.length,
          sum(cell.map((value) => value * value)),
        );
        for (const value of cell) {
          const allowed = value > 200 ? value * 0.01 : 5;
          expect(Math.abs(stands - value)).toBeLessThanOrEqual(allowed + 1e-3);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
