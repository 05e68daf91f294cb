export type ParameterValue = string | number | boolean | null;

/** Encloses a reference in SQL that is still to be numbered: a private character, in no trusted expression. */
const mark = '\uE000';
const reference = /\uE000([0-9]+)\uE000/g;

/** Collects the values of a statement; SQL refers to them and never holds them. */
export class Parameters {
  private readonly values: ParameterValue[] = [];
  private readonly known = new Map<ParameterValue, number>();

  /** VARCHAR. */
  text(value: string): string {
    return `CAST(${this.refer(value)} AS VARCHAR)`;
  }

  /** DOUBLE. */
  number(value: number): string {
    // Drivers send whole numbers as BIGINT, which larger ones do not fit.
    const sent = Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value;
    return `CAST(${this.refer(sent)} AS DOUBLE)`;
  }

  /** BIGINT; for whole numbers below 2^53. */
  integer(value: number): string {
    return `CAST(${this.refer(value)} AS BIGINT)`;
  }

  private refer(value: ParameterValue): string {
    const known = this.known.get(value) ?? this.values.push(value) - 1;
    this.known.set(value, known);
    return `${mark}${known}${mark}`;
  }

  /** The statement with `$1`, `$2` … and exactly the values that it refers to. */
  finish(sql: string): { readonly sql: string; readonly parameters: readonly ParameterValue[] } {
    const parameters: ParameterValue[] = [];
    const positions = new Map<number, number>();
    const numbered = sql.replace(reference, (_, digits: string) => {
      const index = Number(digits);
      const position = positions.get(index) ?? parameters.push(this.values[index] ?? null);
      positions.set(index, position);
      return `$${position}`;
    });
    return { sql: numbered, parameters };
  }
}
