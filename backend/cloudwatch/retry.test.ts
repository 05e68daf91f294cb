import { backoff, retry } from './retry';
import type { FaultKind } from './fault-kind';

const settings = {
  maxAttempts: 4,
  transientDelayMs: 100,
  throttledDelayMs: 1_000,
  maxDelayMs: 3_000,
};

describe('backoff', () => {
  it.each([
    ['transient', 1, 0, 50],
    ['transient', 1, 1, 100],
    ['transient', 3, 0.5, 300],
    ['throttled', 1, 0, 500],
    ['throttled', 2, 1, 2_000],
    ['throttled', 9, 1, 3_000],
    ['throttled', 2_000, 0, 1_500],
  ] as const)('after %s failure %d at %d is %d ms', (kind, failures, random, ms) => {
    expect(backoff(settings, kind, failures, random)).toBe(ms);
  });
});

describe('retry', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function times(kinds: readonly FaultKind[], repeatable = true): Promise<number[]> {
    const at: number[] = [];
    const started = performance.now();
    const work = retry<string>(
      () => {
        at.push(performance.now() - started);
        const kind = kinds[at.length - 1];
        return kind === undefined ? Promise.resolve('done') : Promise.reject(new Error(kind));
      },
      {
        settings,
        kindOf: () => kinds[at.length - 1] ?? 'final',
        repeatable,
        signal: undefined,
        before: undefined,
        fail: (thrown, attempts) => new Error(`${String(thrown)} after ${attempts}`),
        random: () => 0,
      },
    ).catch((error: unknown) => String(error));
    await jest.runAllTimersAsync();
    at.push(kinds.length < at.length + 1 && (await work) === 'done' ? 1 : 0);
    return at;
  }

  it('waits longer each time, and longer after throttling', async () => {
    expect(await times(['transient', 'transient', 'throttled'])).toEqual([0, 50, 150, 1_650, 1]);
  });

  it('gives up after the tries it may have', async () => {
    const kinds = Array<FaultKind>(9).fill('transient');
    expect(await times(kinds)).toHaveLength(settings.maxAttempts + 1);
  });

  it('does not repeat what would fail again, nor what may have had its effect', async () => {
    expect(await times(['final'])).toEqual([0, 0]);
    expect(await times(['unanswered'], false)).toEqual([0, 0]);
    expect(await times(['unanswered'], true)).toEqual([0, 50, 1]);
  });
});
