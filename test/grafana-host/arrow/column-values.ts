import { DataType, type Vector } from 'apache-arrow';
import type { ColumnType } from './column-type';
import type { FieldValue } from './frame';

/**
 * The values of a column of one record batch.
 * @throws Error where a binary column holds something else than JSON
 */
export function columnValues(
  column: Vector,
  { type, zero }: ColumnType,
  nullable: boolean,
): FieldValue[] {
  const values: FieldValue[] = [];
  const times = type === 'time' ? rawTimes(column) : undefined;
  for (let row = 0; row < column.length; row += 1) {
    const item: unknown = times === undefined ? column.get(row) : times[row];
    if (!column.isValid(row)) values.push(nullable ? null : zero);
    else values.push(valueOf(item));
  }
  return values;
}

/** Timestamps as they stand in the buffer: the library would convert them by their unit. */
function rawTimes(column: Vector): bigint[] {
  return column.data.flatMap((chunk) => {
    const values: unknown = chunk.values;
    if (!DataType.isTimestamp(chunk.type) || !(values instanceof BigInt64Array)) {
      throw new Error('A timestamp column does not hold 64-bit integers.');
    }
    return [...values.subarray(0, chunk.length)];
  });
}

function valueOf(item: unknown): FieldValue {
  if (typeof item === 'number' || typeof item === 'string' || typeof item === 'boolean') {
    return item;
  }
  if (typeof item === 'bigint') return item;
  if (item instanceof Uint8Array) return jsonValue(Buffer.from(item).toString('utf8'));
  throw new Error(`A column holds ${typeof item}, which no field can.`);
}

function jsonValue(text: string): FieldValue {
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value === 'object') return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  throw new Error('A binary column does not hold JSON.');
}
