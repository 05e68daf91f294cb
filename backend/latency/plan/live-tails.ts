import { Flight } from './flight';
import type { Span } from './gaps';

interface Tail<T> {
  readonly span: Span;
  readonly flight: Flight<T>;
  /** When it was read to its end, ms since the epoch; undefined while the query runs. */
  readAtMs: number | undefined;
}

/** A tail whose query has been under way for longer than this is too old to be shared, ms. */
const oldestJoinedMs = 60_000;

/** The newest, unsettled part of each log group: read on demand, shared for a few seconds, never kept. */
export class LiveTails<T> {
  readonly #tails = new Map<string, Tail<T>>();

  /** @param memoryMs how long a tail that was read is given to further callers, ms */
  constructor(
    private readonly memoryMs: number,
    private readonly now: () => number,
  ) {}

  /**
   * The tail of a key: one that begins no later than `span` and was begun not long ago, else a new
   * one.
   */
  read(
    key: string,
    span: Span,
    scan: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): { readonly result: Promise<T>; readonly readToMs: number; readonly started: boolean } {
    this.#forgetOld();
    const known = this.#tails.get(key);
    if (
      known !== undefined &&
      known.span.fromMs <= span.fromMs &&
      known.span.toMs >= span.toMs - oldestJoinedMs
    ) {
      const { toMs: readToMs } = known.span;
      return { result: known.flight.join(signal), readToMs, started: false };
    }
    const tail: Tail<T> = {
      span,
      readAtMs: undefined,
      flight: new Flight<T>(
        async (stop) => {
          const result = await scan(stop);
          tail.readAtMs = this.now();
          return result;
        },
        () => {
          if (tail.readAtMs === undefined && this.#tails.get(key) === tail) this.#tails.delete(key);
        },
      ),
    };
    this.#tails.set(key, tail);
    return { result: tail.flight.join(signal), readToMs: span.toMs, started: true };
  }

  #forgetOld(): void {
    for (const [key, { readAtMs }] of this.#tails) {
      if (readAtMs !== undefined && this.now() - readAtMs >= this.memoryMs) this.#tails.delete(key);
    }
  }
}
