import fc from 'fast-check';
import { alertRange } from './alert-range';

const minute = 60_000;
const noon = Date.UTC(2026, 2, 2, 12);

test('a range that reaches to the present is moved before the settle lag', () => {
  const asked = { fromMs: noon + 57 * minute, toMs: noon + 62 * minute };
  expect(alertRange(asked, noon + 55 * minute)).toEqual({
    fromMs: noon + 50 * minute,
    toMs: noon + 55 * minute,
    readFromMs: noon - 5 * minute,
  });
});

test('a range of the past ends at a whole bin as well', () => {
  const asked = { fromMs: noon + 2 * minute, toMs: noon + 13 * minute };
  expect(alertRange(asked, noon + 600 * minute)).toEqual({
    fromMs: noon - 5 * minute,
    toMs: noon + 10 * minute,
    readFromMs: noon - 50 * minute,
  });
});

test('of an hour or more nothing before it is read', () => {
  const asked = { fromMs: noon, toMs: noon + 120 * minute };
  expect(alertRange(asked, noon + 120 * minute).readFromMs).toBe(noon);
});

test('whole bins within what is settled, as long as asked for, whatever is asked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 1, max: 8e9 }),
      fc.integer({ min: 0, max: 7e6 }),
      (fromMs, length, bins) => {
        const settledEnd = bins * 5 * minute;
        const range = alertRange({ fromMs, toMs: fromMs + length }, settledEnd);
        for (const ms of Object.values(range)) expect(ms % (5 * minute)).toBe(0);
        expect(range.toMs).toBeLessThanOrEqual(Math.min(settledEnd, fromMs + length));
        expect(range.readFromMs).toBeLessThanOrEqual(range.fromMs);
        if (range.fromMs > 0) {
          expect(range.toMs - range.fromMs).toBeGreaterThanOrEqual(length);
          expect(range.toMs - range.fromMs).toBeLessThan(length + 5 * minute);
        }
      },
    ),
  );
});
