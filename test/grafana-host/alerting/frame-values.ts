import { rowCount, type Field, type FieldValue, type Frame } from '../arrow/frame';
import type { Labels } from './labels';
import { noData, type AlertValue, type NumberValue, type SeriesValue } from './value';

/**
 * What an alert rule makes of the frames that answer one refId, by the dataplane contract where the
 * first frame declares a type and a version, else by the older rules of server side expressions.
 * @throws Error where Grafana cannot read them
 */
export function frameValues(frames: readonly Frame[]): readonly AlertValue[] {
  const [first] = frames;
  if (first === undefined) return [noData];
  const { type = '', typeVersion = [0, 0] } = first.meta ?? {};
  const isVersioned = typeVersion[0] !== 0 || typeVersion[1] !== 0;
  if (isVersioned && type !== '') {
    switch (type) {
      case 'numeric-long':
        return hasNoFields(first) ? [noData] : numericLong(first);
      case 'numeric-wide':
      case 'numeric-multi':
        return hasNoFields(first) ? [noData] : frames.flatMap(numericFields);
      case 'timeseries-wide':
        return hasNoFields(first) ? [noData] : seriesOf(first);
      case 'timeseries-multi':
        return hasNoFields(first) ? [noData] : frames.flatMap(seriesOf);
      // Any other type falls back to the older rules.
    }
  }
  return olderRules(frames);
}

const hasNoFields = ({ fields }: Frame): boolean => fields.length === 0;
const isText = ({ type }: Field): boolean => type === 'string';
const isNumber = ({ type }: Field): boolean => type === 'number';
const isSeriesValue = ({ type }: Field): boolean => type === 'number' || type === 'boolean';

/** One number for each row and number column; the text columns are its labels. */
function numericLong(frame: Frame): NumberValue[] {
  const texts = frame.fields.filter(isText);
  const numbers = frame.fields.filter(isNumber);
  const values: NumberValue[] = [];
  for (let row = 0; row < rowCount(frame); row += 1) {
    const labels: Labels = Object.fromEntries(
      texts.map(({ name, values: column }) => [name, toText(column[row])]),
    );
    for (const { values: column } of numbers) {
      values.push({ kind: 'number', labels, value: toNumber(column[row]) });
    }
  }
  return values;
}

function numericFields({ fields }: Frame): NumberValue[] {
  return fields
    .filter(isNumber)
    .map(({ labels = {}, values }) => ({ kind: 'number', labels, value: toNumber(values[0]) }));
}

/** One series for each value field. The time field must not be nullable. */
function seriesOf(frame: Frame): SeriesValue[] {
  rowCount(frame);
  const time = frame.fields.find(({ type, nullable }) => type === 'time' && !nullable);
  if (time === undefined) throw new Error('frame 0 is missing a []time.Time field');
  const fields = frame.fields.filter(isSeriesValue);
  if (fields.length === 0) throw new Error('frame is missing a numeric value field');
  return fields.map((field) => series(time, field));
}

function series(time: Field, { labels = {}, values }: Field): SeriesValue {
  return {
    kind: 'series',
    labels,
    points: values.map((value, row) => ({
      timeMs: toMs(time.values[row]),
      value: toNumber(value),
    })),
  };
}

function olderRules(frames: readonly Frame[]): readonly AlertValue[] {
  const [first] = frames;
  if (first === undefined || (frames.length === 1 && hasNoFields(first))) return [noData];
  if (frames.length === 1 && isNumberTable(first)) return numericLong(first);
  return frames.flatMap((frame) => {
    const shape = seriesShape(frame);
    if (shape !== 'wide') {
      throw new Error(`input data must be a wide series but got type ${shape} (input refid)`);
    }
    const time = frame.fields.find(({ type }) => type === 'time');
    return time === undefined ? [] : frame.fields.filter(isNumber).map((f) => series(time, f));
  });
}

/** Exactly one number column and texts beside it. */
function isNumberTable({ fields }: Frame): boolean {
  return (
    fields.filter(isNumber).length === 1 &&
    fields.every((field) => isNumber(field) || isText(field))
  );
}

function seriesShape({ fields }: Frame): 'wide' | 'long' | 'not' {
  if (!fields.some(({ type }) => type === 'time') || !fields.some(isNumber)) return 'not';
  return fields.some((field) => isText(field) || field.type === 'boolean') ? 'long' : 'wide';
}

function toNumber(value: FieldValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return null;
}

/** Null reads as an empty text. */
function toText(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function toMs(value: FieldValue | undefined): number {
  return typeof value === 'bigint' ? Number(value / 1_000_000n) : 0;
}
