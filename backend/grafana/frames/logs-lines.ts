import type { LogsAnswer } from '@tailgate/contract';
import { jsonField, optionalTextField, textField, timeField, type Frame } from '../arrow/frame';

type Row = LogsAnswer['rows'][number];

/** Severity as Grafana colours it, by the HTTP status of the line. */
function severityOf(status: unknown): string {
  const number = Number(status);
  if (number >= 500) return 'error';
  if (number >= 400) return 'warning';
  return number >= 100 ? 'info' : '';
}

/** Log lines with their time, ascending; all other columns are labels of their line. */
export function logLinesFrame({ columns, rows: given }: LogsAnswer, time: number): Frame {
  const at = (row: Row): number => Number(row[time] ?? 0);
  const rows = [...given].sort((one, other) => at(one) - at(other));
  const indexOf = (name: string): number => columns.findIndex((column) => column.name === name);
  const [message, pointer, status] = ['@message', '@ptr', 'status'].map(indexOf);
  const textAt = (row: Row, index: number | undefined): string =>
    String((index === undefined ? undefined : row[index]) ?? '');
  const own = new Set([time, message, pointer]);
  const labelsOf = (row: Row): Record<string, string> =>
    Object.fromEntries(
      columns.flatMap(({ name }, index) => {
        const value = row[index] ?? null;
        return own.has(index) || value === null ? [] : [[name, String(value)]];
      }),
    );
  return {
    name: 'logs',
    meta: { type: 'log-lines', typeVersion: [0, 0], preferredVisualisationType: 'logs' },
    fields: [
      timeField('timestamp', rows.map(at)),
      textField(
        'body',
        rows.map((row) => textAt(row, message)),
      ),
      ...(status === undefined || status < 0
        ? []
        : [
            textField(
              'severity',
              rows.map((row) => severityOf(row[status])),
            ),
          ]),
      ...(pointer === undefined || pointer < 0
        ? []
        : [
            optionalTextField(
              'id',
              rows.map((row) => textAt(row, pointer)),
            ),
          ]),
      jsonField('labels', rows.map(labelsOf)),
    ],
  };
}
