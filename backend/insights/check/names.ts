import type { FieldExpression } from '../ast';
import { namesAbove } from '../field-path';
import type { Span } from '../malformed-query-error';

/** What is known about a query's rows at one place of it. */
export class Names {
  /** The columns, once a stats has defined them; before, any name may be a field of an event. */
  private columns: Set<string> | undefined;
  /** Names that the query has defined. */
  private readonly defined = new Set<string>();
  /** Names that may stand for a map or a list. */
  private readonly structures = new Set<string>();
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

  define(name: string, structure = false): void {
    (this.columns ?? this.defined).add(name);
    if (structure) this.structures.add(name);
    else this.structures.delete(name);
  }

  /** Whether the field is an attribute of what may be a map or a list. */
  isAttribute(field: FieldExpression): boolean {
    return namesAbove(field).some((name) => this.structures.has(name));
  }

  isStructure(name: string): boolean {
    return this.structures.has(name);
  }

  /** From here on only these names exist. */
  replace(names: Iterable<string>): void {
    this.columns = new Set(names);
    this.structures.clear();
    this.statsCount++;
  }

  /** Names to propose for a wrong one. */
  known(): Iterable<string> {
    return this.columns ?? this.defined;
  }
}
