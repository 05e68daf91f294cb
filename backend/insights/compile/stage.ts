/** Gives out names that no event field or relation can collide with in a way that matters: c0, c1 …, s0, s1 …. */
export class NameSource {
  private columns = 0;
  private stages = 0;

  column(): string {
    return `c${this.columns++}`;
  }

  stage(): string {
    return `s${this.stages++}`;
  }
}

const ownColumn = /^c[0-9]+$/;

/** A way in which rows are ordered. */
export interface OrderTerm {
  readonly sql: () => string;
  readonly direction: 'asc' | 'desc';
  readonly missing: 'first' | 'last';
}

export function orderBy(terms: readonly OrderTerm[]): string {
  const written = terms.map(
    (term) => `${term.sql()} ${term.direction.toUpperCase()} NULLS ${term.missing.toUpperCase()}`,
  );
  return written.length === 0 ? '' : ` ORDER BY ${written.join(', ')}`;
}

/** One SELECT of the statement. Its columns are what later stages ask for, no more. */
export class Stage {
  private readonly columns = new Map<string, string>();
  private readonly conditions: string[] = [];
  private qualification = '';
  private grouping = '';
  private ordering: () => string = () => '';
  limit: number | undefined;

  constructor(
    readonly name: string,
    /** What stands behind FROM. */
    private readonly from: string,
    private readonly names: NameSource,
  ) {}

  /** The name under which the next stage reads the expression. */
  column(sql: string): string {
    const known = this.columns.get(sql);
    if (known !== undefined) return known;
    const name = this.grouping === '' && ownColumn.test(sql) ? sql : this.names.column();
    this.columns.set(sql, name);
    return name;
  }

  /** Keeps only rows for which the condition is true. */
  where(condition: string): void {
    if (!this.conditions.includes(condition)) this.conditions.push(condition);
  }

  qualify(condition: string): void {
    this.qualification = ` QUALIFY ${condition}`;
  }

  /** One row for each combination of the columns given; one row in all where there is none. */
  groupBy(columns: readonly string[]): void {
    this.grouping = columns.length === 0 ? ' ' : ` GROUP BY ${columns.join(', ')}`;
  }

  /** The order in which a limit cuts. */
  order(ordering: () => string): void {
    this.ordering = ordering;
  }

  /** The SELECT; `selection` replaces the columns that later stages asked for. */
  select(selection?: readonly string[]): string {
    const own = [...this.columns].map(([sql, name]) => (sql === name ? name : `${sql} AS ${name}`));
    const selected = selection ?? own;
    const conditions =
      this.conditions.length === 0
        ? ''
        : ` WHERE ${this.conditions.map((c) => `(${c})`).join(' AND ')}`;
    const limit = this.limit === undefined ? '' : ` LIMIT ${this.limit}`;
    // A SELECT needs a column, even where only its rows count.
    const filler = this.grouping === ' ' ? 'count(*) AS one' : '1 AS one';
    const list = selected.length === 0 ? filler : selected.join(', ');
    return (
      `SELECT ${list} FROM ${this.from}${conditions}${this.grouping.trimEnd()}` +
      `${this.qualification}${this.ordering()}${limit}`
    );
  }
}
