import { Binary, Float64, makeData, TimestampNanosecond, Utf8, type Data } from 'apache-arrow';
import type { FrameField } from './frame';

/** A bit for every value, set where there is one, the first value in the lowest bit. */
function presence(values: readonly (number | string | object | null)[]): {
  readonly nullBitmap: Uint8Array;
  readonly nullCount: number;
} {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  values.forEach((value, index) => {
    if (value === null) nullCount += 1;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return { nullBitmap, nullCount };
}

/** Texts one after the other as UTF-8, and where each begins; the last offset is the end. */
function joined(texts: readonly (string | null)[]): {
  readonly data: Uint8Array;
  readonly valueOffsets: Int32Array;
} {
  const valueOffsets = new Int32Array(texts.length + 1);
  const parts: Buffer[] = [];
  let end = 0;
  texts.forEach((text, index) => {
    if (text !== null && text !== '') {
      const part = Buffer.from(text, 'utf8');
      parts.push(part);
      end += part.length;
    }
    valueOffsets[index + 1] = end;
  });
  // A copy of its own: a part of Node's shared pool would be written with what stands around it.
  return { data: Uint8Array.from(Buffer.concat(parts)), valueOffsets };
}

const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

/**
 * The values of a field as Grafana's reader takes them. The builders of the package are not used:
 * they make dictionaries of texts, which the reader refuses, and take nanoseconds as ms.
 */
export function columnOf(field: FrameField): Data {
  const { length } = field.values;
  switch (field.type) {
    case 'time': {
      // The reader ignores the unit of the type and takes nanoseconds.
      const data = BigInt64Array.from(
        field.values,
        (ms) => BigInt(Math.round(ms ?? 0)) * 1_000_000n,
      );
      return makeData({ type: new TimestampNanosecond(), length, ...presence(field.values), data });
    }
    case 'number': {
      const values = field.values.map(finite);
      const data = Float64Array.from(values, (value) => value ?? 0);
      return makeData({ type: new Float64(), length, ...presence(values), data });
    }
    case 'text':
      return makeData({
        type: new Utf8(),
        length,
        ...presence(field.values),
        ...joined(field.values),
      });
    case 'json':
      // The reader takes binary columns for JSON.
      return makeData({
        type: new Binary(),
        length,
        ...presence(field.values),
        ...joined(field.values.map((value) => JSON.stringify(value))),
      });
  }
}
