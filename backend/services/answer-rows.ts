import type { LogsAnswer } from '@tailgate/contract';
import type { QueryColumns, ResultColumn } from '../insights/columns';

type Row = LogsAnswer['rows'][number];

/** Rows as JSON has them, the first of a result. */
export interface AnswerRows {
  readonly rows: Row[];
  /** True where the others would take the answer over its size. */
  readonly cut: boolean;
}

function valueOf(column: ResultColumn, row: number): string | number | null {
  if (column.kind === 'text') return column.dictionary[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? NaN;
  return Number.isFinite(value) ? value : null;
}

/** The rows of a result that together take at most `maxBytes` bytes of JSON (UTF-8). */
export function answerRows({ rowCount, columns }: QueryColumns, maxBytes: number): AnswerRows {
  const rows: Row[] = [];
  // The brackets around the list.
  let bytes = 2;
  for (let index = 0; index < rowCount; index += 1) {
    const row = columns.map((column) => valueOf(column, index));
    // With the comma behind it.
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    if (bytes > maxBytes) return { rows, cut: true };
    rows.push(row);
  }
  return { rows, cut: false };
}
