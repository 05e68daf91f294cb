import type { NumberColumn, QueryColumns, TextColumn } from '../../insights/columns';
import { TailgateError } from '../../errors';

/** A result, or a part of one. */
type ResultColumns = Pick<QueryColumns, 'columns'>;

function mismatch(name: string, wanted: string): TailgateError {
  return new TailgateError(
    'internal',
    `The result of the cell query has no ${wanted} column ${name}.`,
  );
}

/** The column of numbers or times with this name; undefined where the result has none. */
export function optionalNumbers(result: ResultColumns, name: string): NumberColumn | undefined {
  const column = result.columns.find((candidate) => candidate.name === name);
  if (column === undefined) return undefined;
  if (column.kind === 'text') throw mismatch(name, 'numeric');
  return column;
}

/**
 * The values of a column of numbers or times.
 * @throws TailgateError `internal` where the result has no such column
 */
export function numbersOf(result: ResultColumns, name: string): Float64Array {
  const column = optionalNumbers(result, name);
  if (column === undefined) throw mismatch(name, 'numeric');
  return column.values;
}

/** The column of text with this name; undefined where the result has none. */
export function optionalText(result: ResultColumns, name: string): TextColumn | undefined {
  const column = result.columns.find((candidate) => candidate.name === name);
  if (column === undefined) return undefined;
  if (column.kind !== 'text') throw mismatch(name, 'text');
  return column;
}
