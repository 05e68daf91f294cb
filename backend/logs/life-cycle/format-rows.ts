import { formatValue } from '../../insights';
import type { QueryColumns, ResultColumn } from '../../insights/columns';

/**
 * Rows of a result as GetQueryResults gives them, as JSON text: `[[{"field":…,"value":…}]]`, every value a string,
 * and no field where the row has no value.
 * @param from the first row, inclusive
 * @param to the last row, exclusive
 */
export function formatRows({ columns }: QueryColumns, from: number, to: number): string {
  const writers = columns.map(columnWriter);
  const rows: string[] = [];
  for (let row = from; row < to; row += 1) {
    let text = '';
    for (const write of writers) {
      const field = write(row);
      if (field !== undefined) text += text === '' ? field : `,${field}`;
    }
    rows.push(`[${text}]`);
  }
  return `[${rows.join(',')}]`;
}

/** Writes the field of a row; undefined where it has none. */
function columnWriter(column: ResultColumn): (row: number) => string | undefined {
  const head = `{"field":${JSON.stringify(column.name)},"value":`;
  if (column.kind !== 'text') {
    const { kind, values } = column;
    return (row) => {
      const text = formatValue(kind, values[row] ?? NaN);
      return text === undefined ? undefined : `${head}"${text}"}`;
    };
  }
  const { codes, dictionary } = column;
  const written: string[] = [];
  return (row) => {
    const code = codes[row] ?? -1;
    if (code < 0) return undefined;
    // Values that repeat are escaped once.
    return (written[code] ??= `${head}${JSON.stringify(dictionary[code] ?? '')}}`);
  };
}
