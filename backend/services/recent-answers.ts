interface Entry<T> {
  readonly value: T;
  /** ms since the epoch */
  readonly until: number;
  readonly bytes: number;
}

/** A few answers at hand, each for its time; the one that was not used longest goes first. */
export class RecentAnswers<T> {
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  /**
   * @param most answers kept
   * @param now ms since the epoch
   * @param mostBytes what the answers may weigh together
   */
  constructor(
    private readonly most: number,
    private readonly now: () => number,
    private readonly mostBytes = Infinity,
  ) {}

  get(key: string): T | undefined {
    const entry = this.#remove(key);
    if (entry === undefined || this.now() >= entry.until) return undefined;
    this.#add(key, entry);
    return entry.value;
  }

  /**
   * @param forMs how long the answer holds, ms; Infinity where it cannot change
   * @param bytes what it weighs; an answer that weighs too much is not kept
   */
  put(key: string, value: T, forMs: number, bytes = 0): void {
    this.#remove(key);
    if (bytes > this.mostBytes) return;
    this.#add(key, { value, until: this.now() + forMs, bytes });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.most && this.#bytes <= this.mostBytes) break;
      this.#remove(oldest);
    }
  }

  #add(key: string, entry: Entry<T>): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
  }

  #remove(key: string): Entry<T> | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    this.#bytes -= entry?.bytes ?? 0;
    return entry;
  }
}
