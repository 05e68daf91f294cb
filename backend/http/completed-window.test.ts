import fc from 'fast-check';
import { settleLagMs } from '../latency/plan/settle-lag';
import { completedWindow, windowMs } from './completed-window';

describe('settleLagMs', () => {
  it('is the longest timeout and two minutes', () => {
    expect(settleLagMs({ timeouts: { overrides: [], toleranceMs: 500 } })).toBe(150_000);
    const overrides = [{ endpoint: '*', ms: 60_000 }];
    expect(settleLagMs({ timeouts: { defaultMs: 29_000, overrides, toleranceMs: 500 } })).toBe(
      180_000,
    );
  });
});

describe('completedWindow', () => {
  it('ends before the settle time, aligned, and is the last that does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e9, max: 4e12 }),
        fc.integer({ min: 0, max: 1e6 }),
        (now, settle) => {
          const { from, to } = completedWindow(now, settle);
          expect(to - from).toBe(windowMs);
          expect(to % windowMs).toBe(0);
          expect(to).toBeLessThanOrEqual(now - settle);
          expect(to + windowMs).toBeGreaterThan(now - settle);
        },
      ),
    );
  });
});
