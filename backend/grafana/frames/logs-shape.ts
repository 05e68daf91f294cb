import type { LogsAnswer } from '@tailgate/contract';
import { groupedColumns } from './grouped-columns';

type Column = LogsAnswer['columns'][number];

/** The columns of a result, by what they are for. */
export interface LogsShape {
  readonly kind: 'lines' | 'series' | 'numbers' | 'table';
  /** Index of the column of times; of lines and series. */
  readonly time: number;
  /** Indexes of the columns that become values. */
  readonly values: readonly number[];
  /** Indexes of the columns that tell the values apart. */
  readonly labels: readonly number[];
  /** Indexes of texts that a `stats` gives and does not group by: they change with what is measured. */
  readonly changing: readonly number[];
}

const indexesOf = (columns: readonly Column[], test: (column: Column) => boolean): number[] =>
  columns.flatMap((column, index) => (test(column) ? [index] : []));

/** What a result is: log lines, figures over time, figures, or anything else. */
export function logsShape(text: string, columns: LogsAnswer['columns']): LogsShape {
  const time = columns.findIndex(({ name }) => name === '@timestamp');
  const message = columns.findIndex(({ name }) => name === '@message');
  const nothing = { values: [], labels: [], changing: [] };
  if (message >= 0 && time >= 0) return { kind: 'lines', time, ...nothing };
  const groups = groupedColumns(text);
  if (groups === undefined) return { kind: 'table', time: -1, ...nothing };
  // A number that the query groups by, such as a status, tells rows apart and measures nothing.
  const isValue = ({ name, kind }: Column): boolean => kind === 'number' && !groups.has(name);
  const times = indexesOf(columns, ({ kind }) => kind === 'timestamp');
  const values = indexesOf(columns, isValue);
  const labels = indexesOf(columns, (column) => column.kind !== 'timestamp' && !isValue(column));
  const changing = indexesOf(columns, ({ name, kind }) => kind === 'text' && !groups.has(name));
  const [only] = times;
  if (values.length === 0 || times.length > 1) {
    return { kind: 'table', time: -1, ...nothing, changing };
  }
  if (only === undefined) return { kind: 'numbers', time: -1, values, labels, changing };
  return { kind: 'series', time: only, values, labels, changing };
}
