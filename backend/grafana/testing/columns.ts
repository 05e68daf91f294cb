import type { Frame, FrameField } from '../arrow/frame';

/** A frame's columns by name and labels, for comparisons: `backend_p50{"source":"orders"}`. */
export function columnsOf({ fields }: Frame): Record<string, readonly unknown[]> {
  const keyOf = ({ name, labels }: FrameField): string =>
    labels === undefined ? name : `${name}${JSON.stringify(labels)}`;
  const entries = fields.map((field): [string, readonly unknown[]] => [keyOf(field), field.values]);
  const columns = Object.fromEntries(entries);
  if (Object.keys(columns).length !== entries.length) throw new Error('Two columns are the same.');
  return columns;
}

/** The rows of a frame as objects, the easier to read in a test. */
export function rowsOf(frame: Frame): Record<string, unknown>[] {
  const columns = Object.entries(columnsOf(frame));
  const count = frame.fields[0]?.values.length ?? 0;
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row]])),
  );
}
