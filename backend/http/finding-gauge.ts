import type { Services } from '../services/services';
import { completedWindow } from './completed-window';
import { findingRows, rowKey, type FindingRow } from './finding-rows';

export interface FindingGaugeOptions {
  /** How long a scrape waits for new values, in ms; then it gets those of the window before. */
  readonly waitMs: number;
  /** How long a query may run, in ms; it goes on after the scrape that began it. */
  readonly runMs: number;
  /** How long after a failure the next query is tried, in ms. */
  readonly retryMs: number;
  /** Rows per source at most; the mildest are left out and counted. */
  readonly maxRows: number;
  /** After how many ms a window of a source is complete. */
  readonly settleOf: (source: string) => number;
  readonly now: () => number;
  /** Ends the queries that run. */
  readonly shutdown: AbortSignal;
  /** Told of every query that failed. */
  readonly onFailure: (source: string, error: unknown) => void;
}

/** What is known of a source. */
export interface FindingState {
  readonly source: string;
  /** False where the last query failed: then there are no rows. */
  readonly ok: boolean;
  readonly rows: readonly FindingRow[];
  readonly leftOut: number;
  /** The end of the window that the rows speak of, in ms since the epoch. */
  readonly windowEnd: number;
}

interface Entry {
  state: FindingState | undefined;
  running: Promise<void> | undefined;
  retryAt: number;
}

/**
 * The findings of the last completed window of each source, asked once per window and remembered,
 * so that scrapes cost no scan of their own.
 */
export class FindingGauge {
  readonly #services: Services;
  readonly #options: FindingGaugeOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(services: Services, options: FindingGaugeOptions) {
    this.#services = services;
    this.#options = options;
  }

  /** The state of each source for which one is known, after waiting a little for newer ones. */
  async read(): Promise<readonly FindingState[]> {
    const entries = this.#services.sources().map((source) => this.#refresh(source));
    const running = entries.flatMap((entry) => entry.running ?? []);
    if (running.length > 0) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, this.#options.waitMs);
      });
      await Promise.race([Promise.all(running), late]).finally(() => clearTimeout(timer));
    }
    return entries.flatMap((entry) => entry.state ?? []);
  }

  #refresh(source: string): Entry {
    let entry = this.#entries.get(source);
    if (entry === undefined) {
      entry = { state: undefined, running: undefined, retryAt: 0 };
      this.#entries.set(source, entry);
    }
    const window = completedWindow(this.#options.now(), this.#options.settleOf(source));
    const isNew = entry.state?.windowEnd !== window.to || !entry.state.ok;
    if (isNew && entry.running === undefined && this.#options.now() >= entry.retryAt) {
      const current = entry;
      current.running = this.#ask(source, window, current).finally(() => {
        current.running = undefined;
      });
    }
    return entry;
  }

  async #ask(
    source: string,
    { from, to }: { readonly from: number; readonly to: number },
    entry: Entry,
  ): Promise<void> {
    try {
      const signal = AbortSignal.any([
        this.#options.shutdown,
        AbortSignal.timeout(this.#options.runMs),
      ]);
      const { findings } = await this.#services.queryFindings(
        { kind: 'findings', source, from, to },
        signal,
      );
      const all = this.#withEnded(findingRows(findings), entry.state);
      const rows = all.slice(0, this.#options.maxRows);
      entry.state = { source, ok: true, rows, leftOut: all.length - rows.length, windowEnd: to };
      entry.retryAt = 0;
    } catch (error) {
      // A scrape must not fail because of one source: tailgate_source_up tells of it.
      this.#options.onFailure(source, error);
      entry.state = { source, ok: false, rows: [], leftOut: 0, windowEnd: to };
      entry.retryAt = this.#options.now() + this.#options.retryMs;
    }
  }

  /** What fired in the window before and fires no more is 0 for one window, then gone. */
  #withEnded(rows: readonly FindingRow[], before: FindingState | undefined): FindingRow[] {
    const present = new Set(rows.map(rowKey));
    const ended = (before?.rows ?? [])
      .filter((row) => row.value > 0 && !present.has(rowKey(row)))
      .map((row) => ({ ...row, value: 0 }));
    return [...rows, ...ended];
  }
}
