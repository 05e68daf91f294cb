import type { Span } from '../malformed-query-error';

/** What is known about a query's rows at one place of it. */
export class Names {
  /** The columns, once a stats has defined them; before, any name may be a field of an event. */
  private columns: Set<string> | undefined;
  /** Names that the query has defined. */
  private readonly defined = new Set<string>();
  statsCount = 0;
  /** A sort or limit behind the last stats. */
  cut: { readonly command: string; readonly span: Span } | undefined;
  dedup = false;

  constructor(readonly text: string) {}

  get afterStats(): boolean {
    return this.columns !== undefined;
  }

  has(name: string): boolean {
    return this.columns === undefined || this.columns.has(name);
  }

  /** Whether @timestamp is still the time of events. */
  get hasTimestamp(): boolean {
    return this.columns === undefined || this.columns.has('@timestamp');
  }

  define(name: string): void {
    (this.columns ?? this.defined).add(name);
  }

  /** From here on only these names exist. */
  replace(names: Iterable<string>): void {
    this.columns = new Set(names);
    this.statsCount++;
  }

  /** Names to propose for a wrong one. */
  known(): Iterable<string> {
    return this.columns ?? this.defined;
  }
}
