import type { LogsAnswer } from '@tailgate/contract';
import { parse } from '../../insights';

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
}

/** What the last stats of a query groups by; undefined where there is none. */
function groupsOf(text: string): ReadonlySet<string> | undefined {
  try {
    const last = parse(text)
      .commands.filter((command) => command.kind === 'stats')
      .at(-1);
    return last === undefined ? undefined : new Set(last.groups.map(({ column }) => column));
  } catch {
    // CloudWatch may know more of the language than the parser: then the kinds of columns decide.
    return /(^|\|)\s*stats\s/i.test(text) ? new Set() : undefined;
  }
}

const indexesOf = (columns: readonly Column[], test: (column: Column) => boolean): number[] =>
  columns.flatMap((column, index) => (test(column) ? [index] : []));

/** What a result is: log lines, figures over time, figures, or anything else. */
export function logsShape(text: string, columns: LogsAnswer['columns']): LogsShape {
  const time = columns.findIndex(({ name }) => name === '@timestamp');
  const message = columns.findIndex(({ name }) => name === '@message');
  if (message >= 0 && time >= 0) return { kind: 'lines', time, values: [], labels: [] };
  const groups = groupsOf(text);
  const none: LogsShape = { kind: 'table', time: -1, values: [], labels: [] };
  if (groups === undefined) return none;
  // A number that the query groups by, such as a status, tells rows apart and measures nothing.
  const isValue = ({ name, kind }: Column): boolean => kind === 'number' && !groups.has(name);
  const times = indexesOf(columns, ({ kind }) => kind === 'timestamp');
  const values = indexesOf(columns, isValue);
  const labels = indexesOf(columns, (column) => column.kind !== 'timestamp' && !isValue(column));
  if (values.length === 0) return none;
  const [only] = times;
  if (only === undefined) return { kind: 'numbers', time: -1, values, labels };
  return times.length === 1 ? { kind: 'series', time: only, values, labels } : none;
}
