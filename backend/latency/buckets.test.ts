import fc from 'fast-check';
import {
  lastLatencyKey,
  latencyKey,
  latencyKeyFloor,
  longestLatencyMs,
  missingLatency,
  overheadKey,
  overheadKeyCeiling,
  overheadKeyFloor,
} from './buckets';

const latency = fc.double({ min: 0, max: 86_000_000, noNaN: true });

describe('latency keys', () => {
  it('keep what is no latency apart', () => {
    expect(latencyKey(-1)).toBe(-1);
    expect(latencyKey(missingLatency)).toBe(missingLatency);
    expect([-2, -3, -1e300].map(latencyKey)).toEqual([-2, -2, -2]);
    expect(latencyKey(0)).toBe(0);
    expect(latencyKey(0.25)).toBe(0.25);
    expect(latencyKey(1)).toBe(1);
  });

  it('tell every whole ms apart up to 50 ms', () => {
    expect(new Set(Array.from({ length: 51 }, (_, ms) => latencyKey(ms))).size).toBe(51);
  });

  it('hold a bucket of 2 %', () => {
    fc.assert(
      fc.property(latency, (ms) => {
        const floor = latencyKeyFloor(latencyKey(ms));
        expect(ms).toBeGreaterThanOrEqual(floor * (1 - 1e-9));
        expect(ms).toBeLessThanOrEqual(Math.max(floor * 1.02 * (1 + 1e-9), 1));
      }),
    );
  });

  it('end just above a day', () => {
    expect(longestLatencyMs).toBeGreaterThan(86_400_000);
    expect(longestLatencyMs).toBeLessThan(86_400_000 * 1.02);
    expect(latencyKey(86_400_000)).toBe(lastLatencyKey);
    expect(latencyKey(longestLatencyMs * 1.001)).toBe(lastLatencyKey + 1);
  });
});

describe('overhead keys', () => {
  it('count in steps of 10 ms, then in buckets of 2 %', () => {
    expect([0, 9.9, 10, 199, 200, 200.1, 204, 204.1].map(overheadKey)).toEqual([
      0, 0, 1, 19, 20, 21, 21, 22,
    ]);
    expect([-0.1, -10, -199, -5_000].map(overheadKey)).toEqual([-1, -1, -20, -20]);
  });

  it('bound what they hold', () => {
    fc.assert(
      fc.property(fc.double({ min: -1_000, max: 60_000, noNaN: true }), (ms) => {
        const key = overheadKey(ms);
        expect(ms).toBeGreaterThanOrEqual(overheadKeyFloor(key) - 1e-9);
        const ceiling = overheadKeyCeiling(key);
        expect(ms).toBeLessThanOrEqual(ceiling + Math.abs(ceiling) * 1e-9);
      }),
    );
  });
});
