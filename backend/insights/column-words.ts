import { printExpression } from './print/expression';
import type { CallExpression } from './ast';

/** Words of a column in a form in which blanks and letter case do not count. */
function normalized(words: string): string {
  return words.replace(/\s+/g, '').toLowerCase();
}

/** The column of an earlier stats that a call names by its words: `max(sum(Fault))` reads the column `SUM(Fault)`. */
export function columnNamedByCall(
  call: CallExpression,
  columns: Iterable<string>,
): string | undefined {
  const wanted = normalized(printExpression(call));
  for (const column of columns) if (normalized(column) === wanted) return column;
  return undefined;
}
