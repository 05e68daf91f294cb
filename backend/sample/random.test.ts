import { Random } from './random';

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('Random', () => {
  it('repeats with the same seeds and differs with others', () => {
    const numbers = (...seeds: number[]) => {
      const random = new Random(...seeds);
      return many(8, () => random.next32());
    };
    expect(numbers(1, 2)).toEqual(numbers(1, 2));
    const seen = new Set(
      [
        numbers(1, 2),
        numbers(2, 1),
        numbers(1),
        numbers(1, 2, 0),
        numbers(-1, 2),
        numbers(1 + 2 ** 32, 2),
      ].map(String),
    );
    expect(seen.size).toBe(6);
  });

  it('is uniform enough: each byte of the numbers, by chi-square', () => {
    const random = new Random(11);
    for (const shift of [0, 8, 16, 24]) {
      const counts = new Array<number>(256).fill(0);
      for (let i = 0; i < 51_200; i += 1) {
        const byte = (random.next32() >>> shift) & 0xff;
        counts[byte] = counts[byte] + 1;
      }
      const chiSquare = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
      // 255 degrees of freedom: mean 255, standard deviation 22.6; five of them on either side.
      expect(chiSquare).toBeGreaterThan(142);
      expect(chiSquare).toBeLessThan(368);
    }
  });

  it('has normal numbers of mean 0 and variance 1', () => {
    const random = new Random(12);
    const values = many(40_000, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.025);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });

  it('stays within its bounds', () => {
    const random = new Random(13);
    const integers = many(2_000, () => random.integer(-2, 3));
    expect(new Set(integers)).toEqual(new Set([-2, -1, 0, 1, 2, 3]));
    expect(many(2_000, () => random.unit()).every((value) => value >= 0 && value < 1)).toBe(true);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });

  it('makes identifiers of the right form, all different', () => {
    const random = new Random(14);
    const ids = many(5_000, () => random.uuid());
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(random.hex(24)).toMatch(/^[0-9a-f]{24}$/);
  });
});
