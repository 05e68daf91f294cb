import { TailgateError } from '../errors';

/** The error of work that its caller ended. */
export function cancelled(what: string): TailgateError {
  return new TailgateError('cancelled', `${what} was cancelled.`);
}

/** Throws where the signal has fired. @throws TailgateError `cancelled` */
export function throwIfCancelled(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted === true) throw cancelled(what);
}

/**
 * Waits `ms`, or rejects as soon as the signal fires; neither timer nor listener stays behind.
 * @throws TailgateError `cancelled`
 */
export function pause(ms: number, signal: AbortSignal | undefined, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(cancelled(what));
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(cancelled(what));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/**
 * The promise, or a rejection as soon as the signal fires; the promise itself goes on.
 * @throws TailgateError `cancelled`
 */
export function unlessCancelled<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  what: string,
): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(cancelled(what));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
