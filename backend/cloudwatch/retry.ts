import type { FaultKind } from './fault-kind';
import { pause } from './pause';
import type { RetrySettings } from './settings';

export interface RetryOptions {
  readonly settings: RetrySettings;
  /** What the thrown value means; see FaultKind. */
  readonly kindOf: (thrown: unknown) => FaultKind;
  /** Whether the call may be repeated although an earlier one may have had its effect. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal | undefined;
  /** Awaited before every try, the first one included: the place of the call-rate quota. */
  readonly before: (() => Promise<void>) | undefined;
  /** Makes the error to throw from the last failure and the number of tries. */
  readonly fail: (thrown: unknown, attempts: number) => Error;
  /** A number from 0 inclusive to 1 exclusive; Math.random where absent. */
  readonly random?: () => number;
}

/**
 * The delay in ms after the n-th failure (from 1): doubling from the base, at most `maxDelayMs`,
 * half of it fixed and half random, so that callers that failed together do not come back together.
 */
export function backoff(
  settings: RetrySettings,
  kind: FaultKind,
  failures: number,
  random: number,
): number {
  const base = kind === 'throttled' ? settings.throttledDelayMs : settings.transientDelayMs;
  const ceiling = Math.min(settings.maxDelayMs, base * 2 ** (failures - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}

/**
 * Calls until it succeeds or trying again is pointless. The SDK's own retries are off: here each
 * try passes the quota gate, and a call that starts something billed is not repeated when its
 * answer was lost.
 * @throws what `fail` makes; TailgateError `cancelled` when the signal fires while waiting.
 */
export async function retry<T>(call: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { settings, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    await options.before?.();
    try {
      return await call();
    } catch (thrown) {
      const kind = options.kindOf(thrown);
      const pointless = kind === 'final' || (kind === 'unanswered' && !options.repeatable);
      if (pointless || attempt >= settings.maxAttempts) throw options.fail(thrown, attempt);
      const random = (options.random ?? Math.random)();
      await pause(backoff(settings, kind, attempt, random), signal, 'The call to CloudWatch Logs');
    }
  }
}
