import type { FastifyReply } from 'fastify';
import { TailgateError } from '../errors';

export interface Limits {
  /** ms until the work is given up. */
  readonly timeoutMs: number;
  /** Ends all work, with a TailgateError as its reason. */
  readonly shutdown: AbortSignal;
}

/**
 * Runs work on behalf of a request and ends it when the client goes away, when time is up or when
 * the server stops. The request is answered then even if the work does not heed its signal.
 * @throws TailgateError `cancelled` or `timed-out`, or whatever the work throws
 */
export async function runLimited<T>(
  reply: FastifyReply,
  { timeoutMs, shutdown }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { raw } = reply;
  const onClose = (): void => {
    if (raw.writableFinished) return;
    controller.abort(new TailgateError('cancelled', 'The client closed the connection.'));
  };
  const onShutdown = (): void => controller.abort(shutdown.reason);
  const timer = setTimeout(() => {
    controller.abort(
      new TailgateError('timed-out', `There was no answer within ${timeoutMs / 1000} s.`, {
        remedy: 'Ask for a shorter range or fewer endpoints, or raise the option requestTimeoutMs.',
      }),
    );
  }, timeoutMs);
  raw.on('close', onClose);
  shutdown.addEventListener('abort', onShutdown);
  const aborted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => {
      const reason: unknown = controller.signal.reason;
      reject(
        reason instanceof TailgateError
          ? reason
          : new TailgateError('cancelled', 'The request was cancelled.', { cause: reason }),
      );
    });
  });
  try {
    // A connection that was lost, or a server that stopped, before the listeners stood.
    if (raw.destroyed) onClose();
    if (shutdown.aborted) onShutdown();
    return await Promise.race([aborted, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    raw.off('close', onClose);
    shutdown.removeEventListener('abort', onShutdown);
  }
}
