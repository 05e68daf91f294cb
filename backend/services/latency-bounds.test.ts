import fc from 'fast-check';
import { latencyBounds } from './latency-bounds';

const latency = fc.double({ min: 0, max: 86_400_000, noNaN: true });

test('bounds of a usual API', () => {
  expect(latencyBounds(23, 210)).toEqual([25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315]);
  expect(latencyBounds(4, 29_050)).toHaveLength(39);
  expect(latencyBounds(7, 7)).toEqual([10, 12.5]);
  expect(latencyBounds(0, 0)).toEqual([1, 2]);
});

test('bounds rise, hold every latency, leave the last bucket empty and are 48 at most', () => {
  fc.assert(
    fc.property(latency, latency, (one, other) => {
      const [least, greatest] = [Math.min(one, other), Math.max(one, other)];
      const bounds = latencyBounds(least, greatest);
      expect(bounds.length).toBeGreaterThanOrEqual(2);
      expect(bounds.length).toBeLessThanOrEqual(48);
      for (let i = 1; i < bounds.length; i += 1) expect(bounds[i]).toBeGreaterThan(bounds[i - 1]);
      expect(bounds.at(-2)).toBeGreaterThanOrEqual(greatest);
      expect(bounds.length === 2 || bounds.at(-3)! < greatest).toBe(true);
    }),
  );
});

test('a zoom moves no bound', () => {
  fc.assert(
    fc.property(fc.array(latency, { minLength: 2, maxLength: 8 }), (latencies) => {
      const sorted = [...latencies].sort((a, b) => a - b);
      const whole = latencyBounds(sorted[0], sorted.at(-1)!);
      const part = latencyBounds(sorted[1], sorted.at(-1)!);
      // The bounds of the wider range are there too where they are within the narrower one.
      for (const bound of whole) {
        if (bound >= part[0] && bound <= part.at(-1)!) expect(part).toContain(bound);
      }
    }),
  );
});
