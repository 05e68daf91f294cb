import type { ResultColumn } from '../insights/columns';
import { keepsItsDigits, parseDecimal, parseTimestamp } from './wire-values';

export type ColumnKind = ResultColumn['kind'];

/** A column that takes values row by row; a row without value stays absent. */
export interface GrowingColumn {
  readonly name: string;
  set(row: number, value: string): void;
  finish(rowCount: number): ResultColumn;
}

const absent = -1;
const firstCapacity = 1_024;

/** A column known to hold numbers or times: each value is read as it comes. */
class NumericColumn implements GrowingColumn {
  readonly name: string;
  readonly #kind: 'number' | 'timestamp';
  readonly #parse: (text: string) => number;
  #values = new Float64Array(firstCapacity).fill(Number.NaN);

  constructor(name: string, kind: 'number' | 'timestamp') {
    this.name = name;
    this.#kind = kind;
    this.#parse = kind === 'number' ? parseDecimal : parseTimestamp;
  }

  set(row: number, value: string): void {
    if (row >= this.#values.length) this.#grow(row + 1);
    this.#values[row] = this.#parse(value);
  }

  finish(rowCount: number): ResultColumn {
    if (rowCount > this.#values.length) this.#grow(rowCount);
    return { name: this.name, kind: this.#kind, values: this.#values.slice(0, rowCount) };
  }

  #grow(rows: number): void {
    const values = new Float64Array(Math.max(rows, this.#values.length * 2)).fill(Number.NaN);
    values.set(this.#values);
    this.#values = values;
  }
}

/**
 * A column of text, or of an unknown kind, which can only be told when every value is known: then
 * each distinct value is read once.
 */
class DictionaryColumn implements GrowingColumn {
  readonly name: string;
  readonly #kind: 'text' | undefined;
  readonly #codeOf = new Map<string, number>();
  readonly #dictionary: string[] = [];
  #codes: Int32Array;

  constructor(name: string, kind: 'text' | undefined) {
    this.name = name;
    this.#kind = kind;
    this.#codes = new Int32Array(firstCapacity).fill(absent);
  }

  set(row: number, value: string): void {
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = this.#dictionary.length;
      this.#dictionary.push(value);
      this.#codeOf.set(value, code);
    }
    if (row >= this.#codes.length) this.#grow(row + 1);
    this.#codes[row] = code;
  }

  finish(rowCount: number): ResultColumn {
    if (rowCount > this.#codes.length) this.#grow(rowCount);
    const { name } = this;
    const found = this.#kind ?? this.#kindOfValues();
    const codes = this.#codes.slice(0, rowCount);
    if (found === 'text') return { name, kind: found, codes, dictionary: this.#dictionary };
    const parse = found === 'number' ? parseDecimal : parseTimestamp;
    const numbers = Float64Array.from(this.#dictionary, parse);
    const values = new Float64Array(rowCount);
    for (let row = 0; row < rowCount; row += 1) {
      const code = codes[row] ?? absent;
      values[row] = code === absent ? Number.NaN : (numbers[code] ?? Number.NaN);
    }
    return { name, kind: found, values };
  }

  #kindOfValues(): ColumnKind {
    const values = this.#dictionary;
    if (values.length === 0) return 'text';
    if (values.every((value) => !Number.isNaN(parseTimestamp(value)))) return 'timestamp';
    const isNumber = (value: string): boolean =>
      !Number.isNaN(parseDecimal(value)) && keepsItsDigits(value);
    return values.every(isNumber) ? 'number' : 'text';
  }

  #grow(rows: number): void {
    const codes = new Int32Array(Math.max(rows, this.#codes.length * 2)).fill(absent);
    codes.set(this.#codes);
    this.#codes = codes;
  }
}

/** @param kind what the column is known to be; found from its values where undefined */
export function growingColumn(name: string, kind: ColumnKind | undefined): GrowingColumn {
  return kind === 'number' || kind === 'timestamp'
    ? new NumericColumn(name, kind)
    : new DictionaryColumn(name, kind);
}
