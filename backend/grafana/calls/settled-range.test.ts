import { settledRange } from './settled-range';

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
