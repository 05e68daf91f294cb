import { FieldType, type DataFrame, type Field } from '@grafana/data';

/** A value of a series: `null` breaks the line, `undefined` is a time that the series does not know. */
export type SeriesValue = number | null | undefined;

/** Whether a series has a value here. */
export function isValue(value: SeriesValue): value is number {
  return typeof value === 'number';
}

export function findField(frame: DataFrame, name: string): Field | undefined {
  return frame.fields.find((field) => field.name === name);
}

export function timeField(frame: DataFrame): Field | undefined {
  return frame.fields.find((field) => field.type === FieldType.time);
}

/** What a field holds at a row, as nobody has looked at it yet. */
export function cell(field: Field | undefined, row: number): unknown {
  const values: readonly unknown[] = field?.values ?? [];
  return values[row];
}

/** A finite number, or null where there is none. */
export function numberCell(field: Field | undefined, row: number): number | null {
  const value = cell(field, row);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text, empty where there is none. */
export function textCell(field: Field | undefined, row: number): string {
  const value = cell(field, row);
  return typeof value === 'string' ? value : '';
}

/** The times of a field; a row without one is NaN, which `alignValues` leaves out. */
export function timesOf(field: Field): number[] {
  return numbersOf(field).map((value) => value ?? Number.NaN);
}

/** The numbers of a field; what is no finite number is null. Not to be changed: may be the field's own. */
export function numbersOf(field: Field): (number | null)[] {
  const values: unknown[] = field.values;
  if (areNumbers(values)) return values;
  return values.map((value) =>
    typeof value === 'number' && Number.isFinite(value) ? value : null,
  );
}

/** A plain loop, as it runs over every bin of every series whenever data arrives. */
function areNumbers(values: unknown[]): values is (number | null)[] {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== null && !(typeof value === 'number' && Number.isFinite(value))) return false;
  }
  return true;
}
