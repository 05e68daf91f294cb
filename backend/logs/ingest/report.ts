import type { Shape } from '../readers/reader';

/** Input of one file that is no event, for one reason. */
export interface UnreadableInput {
  readonly reason: string;
  readonly count: number;
  readonly file: string;
  /** Line of the first one, from 1; null where the reason is not about a line. */
  readonly line: number | null;
  /** What stands there, at most 200 characters, control characters escaped. */
  readonly example: string | null;
}

/** What came out of one file. */
export interface IngestReport {
  readonly name: string;
  /** `unknown` where nothing could be read. */
  readonly shape: Shape | 'unknown';
  /** Whether DuckDB read the file itself, or its bytes streamed through a reader. Both give the same events. */
  readonly readBy: 'duckdb' | 'stream';
  /** Uncompressed bytes read. */
  readonly bytes: number;
  readonly events: number;
  readonly unreadable: number;
  readonly unreadableReasons: readonly UnreadableInput[];
  /** Events that say no time and took that of the line before, or of the file. */
  readonly undated: number;
  /** Times of the first and last event, ms since the epoch. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Why the file, or its rest, could not be read. */
  readonly error: string | null;
}

/** Collects the report of one file. */
export class ReportBuilder {
  readonly name: string;
  shape: Shape | 'unknown' = 'unknown';
  readBy: 'duckdb' | 'stream' = 'stream';
  bytes = 0;
  events = 0;
  undated = 0;
  error: string | null = null;
  private fromMs: number | null = null;
  private toMs: number | null = null;
  private readonly reasons = new Map<string, UnreadableInput>();

  constructor(name: string) {
    this.name = name;
  }

  unreadable(reason: string, line: number | null, example: string | null, count = 1): void {
    const known = this.reasons.get(reason);
    this.reasons.set(
      reason,
      known === undefined
        ? { reason, count, file: this.name, line, example }
        : { ...known, count: known.count + count },
    );
  }

  /** Counts events and widens the range of time. */
  stored(
    events: number,
    undated: number,
    fromMs: number | undefined,
    toMs: number | undefined,
  ): void {
    this.events += events;
    this.undated += undated;
    if (fromMs !== undefined) this.fromMs = Math.min(this.fromMs ?? fromMs, fromMs);
    if (toMs !== undefined) this.toMs = Math.max(this.toMs ?? toMs, toMs);
  }

  report(): IngestReport {
    const unreadableReasons = [...this.reasons.values()].sort((a, b) => b.count - a.count);
    return {
      name: this.name,
      shape: this.shape,
      readBy: this.readBy,
      bytes: this.bytes,
      events: this.events,
      unreadable: unreadableReasons.reduce((sum, { count }) => sum + count, 0),
      unreadableReasons,
      undated: this.undated,
      fromMs: this.fromMs,
      toMs: this.toMs,
      error: this.error,
    };
  }
}
