import type { LogsAnswer } from '@tailgate/contract';
import {
  numberField,
  optionalTextField,
  textField,
  type Frame,
  type FrameField,
} from '../arrow/frame';
import type { LogsShape } from './logs-shape';

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function numberOf(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Any result as it came, column by column. */
export function logsTableFrame({ columns, rows }: LogsAnswer): Frame {
  const fields = columns.map(({ name, kind }, index): FrameField => {
    if (kind === 'text') {
      return optionalTextField(
        name,
        rows.map((row) => textOf(row[index])),
      );
    }
    const values = rows.map((row) => numberOf(row[index]));
    return kind === 'number'
      ? numberField(name, values)
      : { name, type: 'time', nullable: true, values };
  });
  return { name: 'logs', meta: { preferredVisualisationType: 'table' }, fields };
}

/** `stats` without a bin: the labels as texts, then the numbers. */
export function logNumbersFrame({ columns, rows }: LogsAnswer, shape: LogsShape): Frame {
  const nameOf = (index: number): string => columns[index]?.name ?? '';
  return {
    name: 'logs',
    meta: { type: 'numeric-long', typeVersion: [0, 1], preferredVisualisationType: 'table' },
    fields: [
      ...shape.labels.map((index) =>
        textField(
          nameOf(index),
          rows.map((row) => textOf(row[index]) ?? ''),
        ),
      ),
      ...shape.values.map((index) =>
        numberField(
          nameOf(index),
          rows.map((row) => numberOf(row[index])),
        ),
      ),
    ],
  };
}
