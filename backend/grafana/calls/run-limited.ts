import { TailgateError } from '../../errors';

export interface Limits {
  /** ms until the work is given up. */
  readonly timeoutMs: number;
  /** Each ends the work; a TailgateError as the reason says why. */
  readonly signals: readonly AbortSignal[];
}

function reasonOf(signal: AbortSignal): TailgateError {
  const reason: unknown = signal.reason;
  if (reason instanceof TailgateError) return reason;
  return new TailgateError('cancelled', 'The call was cancelled.', { cause: reason });
}

/**
 * Runs work and ends it when one of the signals says so or time is up, even if it does not heed its
 * own signal.
 * @throws TailgateError `cancelled` or `timed-out`, or whatever the work throws
 */
export async function runLimited<T>(
  { timeoutMs, signals }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const time = new AbortController();
  const timer = setTimeout(() => {
    time.abort(
      new TailgateError('timed-out', `There was no answer within ${timeoutMs / 1000} s.`, {
        remedy: 'Ask for a shorter range or fewer endpoints, or raise the option requestTimeoutMs.',
      }),
    );
  }, timeoutMs);
  const either = AbortSignal.any([time.signal, ...signals]);
  let onAbort = (): void => undefined;
  try {
    if (either.aborted) throw reasonOf(either);
    const aborted = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(reasonOf(either));
      either.addEventListener('abort', onAbort, { once: true });
    });
    return await Promise.race([aborted, work(either)]);
  } finally {
    clearTimeout(timer);
    either.removeEventListener('abort', onAbort);
  }
}
