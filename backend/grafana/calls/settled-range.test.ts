import fc from 'fast-check';
import { settledMinutes, settledRange } from './settled-range';

const minute = 60_000;
const at = (hours: number, minutes: number, seconds = 0): number =>
  Date.UTC(2026, 10, 20, hours, minutes, seconds);

describe('settledRange', () => {
  it('ends at the last whole bin before the lag, and keeps its length', () => {
    const asked = { from: at(14, 2), to: at(14, 12) };
    expect(settledRange(asked, at(14, 12), 2.5 * minute)).toEqual({
      from: at(13, 55),
      to: at(14, 5),
    });
    expect(settledRange(asked, at(14, 12, 30), 2.5 * minute).to).toBe(at(14, 10));
  });

  it('rounds its length up to bins', () => {
    const asked = { from: at(14, 9), to: at(14, 10) };
    expect(settledRange(asked, at(14, 10), minute)).toEqual({ from: at(14, 0), to: at(14, 5) });
  });

  it('stays where a range of the past is settled', () => {
    const asked = { from: at(10, 0), to: at(11, 0) };
    expect(settledRange(asked, at(14, 10), minute)).toEqual(asked);
  });
});

describe('settledMinutes', () => {
  it('ends at the last whole minute before the lag, and keeps its length', () => {
    const asked = { from: at(14, 2), to: at(14, 12) };
    expect(settledMinutes(asked, at(14, 12, 10), 2.5 * minute)).toEqual({
      from: at(13, 59),
      to: at(14, 9),
    });
    const short = { from: at(14, 11, 40), to: at(14, 12, 10) };
    expect(settledMinutes(short, at(14, 12, 10), 2.5 * minute)).toEqual({
      from: at(14, 8, 30),
      to: at(14, 9),
    });
  });

  it('stays where a range of the past is settled', () => {
    const asked = { from: at(10, 3), to: at(11, 7) };
    expect(settledMinutes(asked, at(14, 10), minute)).toEqual(asked);
  });

  it('is as long as asked for and never younger than the lag, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 1, max: 8e9 }),
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 0, max: 8e6 }),
        (start, length, now, lag) => {
          const { from, to } = settledMinutes({ from: start, to: start + length }, now, lag);
          expect(to).toBeLessThanOrEqual(Math.max(0, Math.min(start + length, now - lag)));
          expect(Math.abs(to % minute)).toBe(0);
          expect(to - from).toBe(Math.min(length, to));
        },
      ),
    );
  });
});
