import type { ResultColumn } from '../insights/columns';
import { growingColumn, type ColumnKind, type GrowingColumn } from './growing-column';
import type { WireRow } from './logs-client';

/** Makes typed columns of the rows of text that GetQueryResults sends. */
export class ColumnBuilder {
  readonly #kinds: ReadonlyMap<string, ColumnKind>;
  readonly #columns: GrowingColumn[] = [];
  readonly #indexOf = new Map<string, number>();
  #rowCount = 0;

  /**
   * @param kinds what the caller knows of the columns. They come first, in its order, and even where
   * no row has them; a value that is not of its kind counts as absent. Other fields follow in the
   * order in which rows first have them, `@ptr` only where it is named or nothing is known.
   */
  constructor(kinds: ReadonlyMap<string, ColumnKind> = new Map()) {
    this.#kinds = kinds;
    for (const name of kinds.keys()) this.#add(name);
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  append(rows: readonly WireRow[]): void {
    const skipsPointer = this.#kinds.size > 0 && !this.#kinds.has('@ptr');
    for (const row of rows) {
      let position = 0;
      for (const { field, value } of row) {
        if (field === undefined || value === undefined) continue;
        if (skipsPointer && field === '@ptr') continue;
        // Rows mostly have the same fields in the same order: the next column is the likely one.
        let column = this.#columns[position];
        if (column?.name !== field) {
          position = this.#indexOf.get(field) ?? this.#add(field);
          column = this.#columns[position];
        }
        column?.set(this.#rowCount, value);
        position += 1;
      }
      this.#rowCount += 1;
    }
  }

  finish(): { readonly rowCount: number; readonly columns: readonly ResultColumn[] } {
    const rowCount = this.#rowCount;
    return {
      rowCount,
      columns: this.#columns.map((column) => column.finish(rowCount)),
    };
  }

  #add(name: string): number {
    const index = this.#columns.push(growingColumn(name, this.#kinds.get(name))) - 1;
    this.#indexOf.set(name, index);
    return index;
  }
}
