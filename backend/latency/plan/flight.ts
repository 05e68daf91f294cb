import { TailgateError } from '../../errors';

/** Why a signal fired, as an error that callers may see. */
function reasonOf(signal: AbortSignal): TailgateError {
  const reason: unknown = signal.reason;
  return reason instanceof TailgateError
    ? reason
    : new TailgateError('cancelled', 'Reading the access logs was cancelled.', { cause: reason });
}

/** Throws where the signal has fired. @throws TailgateError `cancelled`, or the signal's own reason */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw reasonOf(signal);
}

/**
 * Work that several callers wait for. A caller that gives up leaves the others their result; when
 * the last one has given up, the work itself is told to stop.
 */
export class Flight<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  readonly #onEnd: () => void;
  #waiting = 0;
  #ended = false;

  /**
   * Starts the work; the first `join` has to follow in the same turn.
   * @param onEnd called once: when the work has ended, or as soon as nobody waits for it any more
   */
  constructor(work: (signal: AbortSignal) => Promise<T>, onEnd: () => void = () => undefined) {
    this.#onEnd = onEnd;
    this.#result = work(this.#controller.signal).finally(() => this.#end());
    // Where everybody has given up, nobody is left to see how it failed.
    this.#result.catch(() => undefined);
  }

  /** Whether the work has ended or was given up: then it is too late to join. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The result; rejects at once when the caller's signal fires. */
  join(signal?: AbortSignal): Promise<T> {
    this.#waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting -= 1;
        if (this.#waiting > 0 || this.#ended) return;
        this.#end();
        this.#controller.abort(
          new TailgateError('cancelled', 'Nobody waits for the query any more.'),
        );
      };
      const giveUp = (): void => {
        if (signal !== undefined) reject(reasonOf(signal));
        leave();
      };
      if (signal?.aborted === true) {
        giveUp();
        return;
      }
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#result
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', giveUp));
    });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
  }
}

/** At most one flight per key: who asks for what is under way joins it. */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** The result of `work`, or of the same work that another caller has begun. */
  run(
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): { readonly result: Promise<T>; readonly started: boolean } {
    const known = this.#flights.get(key);
    if (known !== undefined) return { result: known.join(signal), started: false };
    const flight: Flight<T> = new Flight(work, () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    return { result: flight.join(signal), started: true };
  }
}
