import { requireWithin } from './bounds';
import { cancelled, pause, throwIfCancelled } from './pause';

/** Who waits for a query. The gate of today serves in order of arrival, whatever it says. */
export type QueryPriority = 'alert' | 'interactive' | 'background';

/** Calls whose rate AWS limits per account and region. */
export type PacedCall = 'StartQuery' | 'GetQueryResults';

export interface QuotaRequest {
  readonly signal?: AbortSignal | undefined;
  readonly priority?: QueryPriority | undefined;
}

/** The right to have one query running; to be given back once it has ended. */
export interface QuotaSlot {
  /** Gives the slot back; a second call does nothing. */
  release(): void;
}

/** What all queries of one account and region pass, so that they stay within its quotas together. */
export interface QuotaGate {
  /** Waits for a slot. @throws TailgateError `cancelled` when the signal fires first */
  enter(request?: QuotaRequest): Promise<QuotaSlot>;
  /** Waits until the next call of this kind may be sent. @throws TailgateError `cancelled` */
  pace(call: PacedCall, signal?: AbortSignal): Promise<void>;
}

export interface QuotaOptions {
  /** Queries running at a time, at least 1. */
  readonly concurrentQueries: number;
  /** ms from one StartQuery to the next, from 0. */
  readonly startSpacingMs: number;
  /** ms from one GetQueryResults to the next, from 0. */
  readonly resultsSpacingMs: number;
}

/**
 * AWS allows 100 concurrent queries per account (dashboards and other people included; 30 and 10
 * in earlier years) and 10 calls per second of StartQuery and of GetQueryResults. The defaults
 * leave most of it to others; StartQuery takes half of its rate, GetQueryResults four fifths.
 */
export const defaultQuota: QuotaOptions = {
  concurrentQueries: 7,
  startSpacingMs: 200,
  resultsSpacingMs: 125,
};

/** For the embedded engine, which serves nobody else. */
export const embeddedQuota: QuotaOptions = {
  concurrentQueries: 7,
  startSpacingMs: 0,
  resultsSpacingMs: 0,
};

interface Waiter {
  readonly admit: () => void;
}

/** First come, first served. */
export class FifoQuotaGate implements QuotaGate {
  readonly #options: QuotaOptions;
  /** In order of arrival: a Set keeps it, and a waiter that gives up leaves in constant time. */
  readonly #waiting = new Set<Waiter>();
  readonly #nextCallAt: Record<PacedCall, number> = {
    StartQuery: Number.NEGATIVE_INFINITY,
    GetQueryResults: Number.NEGATIVE_INFINITY,
  };
  #running = 0;

  /** @throws TailgateError `invalid-input` for options with which no query would ever run */
  constructor(options: Partial<QuotaOptions> = {}) {
    this.#options = { ...defaultQuota, ...options };
    const { concurrentQueries, startSpacingMs, resultsSpacingMs } = this.#options;
    requireWithin('concurrentQueries', concurrentQueries, 1, 1_000);
    requireWithin('startSpacingMs', startSpacingMs, 0, 60_000);
    requireWithin('resultsSpacingMs', resultsSpacingMs, 0, 60_000);
  }

  /** Slots taken and callers waiting, for metrics. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting.size };
  }

  enter(request: QuotaRequest = {}): Promise<QuotaSlot> {
    const { signal } = request;
    const what = 'Waiting for a free query slot';
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(cancelled(what));
        return;
      }
      const giveUp = (): void => {
        this.#waiting.delete(waiter);
        reject(cancelled(what));
      };
      const waiter: Waiter = {
        admit: () => {
          signal?.removeEventListener('abort', giveUp);
          this.#running += 1;
          resolve(this.#slot());
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(waiter);
      this.#admit();
    });
  }

  async pace(call: PacedCall, signal?: AbortSignal): Promise<void> {
    const what = `Waiting for the rate of ${call}`;
    throwIfCancelled(signal, what);
    const spacing =
      call === 'StartQuery' ? this.#options.startSpacingMs : this.#options.resultsSpacingMs;
    const now = performance.now();
    const at = Math.max(now, this.#nextCallAt[call]);
    this.#nextCallAt[call] = at + spacing;
    if (at > now) await pause(Math.ceil(at - now), signal, what);
  }

  #slot(): QuotaSlot {
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        this.#running -= 1;
        this.#admit();
      },
    };
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      if (this.#running >= this.#options.concurrentQueries) return;
      this.#waiting.delete(waiter);
      waiter.admit();
    }
  }
}
