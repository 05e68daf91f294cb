import { RecordBatchReader, Type, type RecordBatch, type Schema } from 'apache-arrow';
import fc from 'fast-check';
import {
  jsonField,
  numberField,
  optionalTextField,
  textField,
  timeField,
  type Frame,
} from './frame';
import { writeFrame } from './write-frame';

/** The schema as it stands in the file: the package's own table reader merges fields of one name. */
function schemaOf(bytes: Uint8Array): Schema {
  return RecordBatchReader.from(bytes).open().schema;
}

function batchOf(bytes: Uint8Array): RecordBatch {
  const [batch] = [...RecordBatchReader.from(bytes)];
  if (batch === undefined) throw new Error('no batch');
  return batch;
}

/** Values of a column as they stand in its buffers; null where the bit of the bitmap is not set. */
function valuesOf(bytes: Uint8Array, column: number): unknown[] {
  const data = batchOf(bytes).data.children[column];
  const bitmap = data.nullBitmap;
  return Array.from({ length: data.length }, (_, row) => {
    const isSet = data.nullCount === 0 || ((bitmap[row >> 3] >> (row & 7)) & 1) === 1;
    if (!isSet) return null;
    if (data.typeId === Type.Utf8 || data.typeId === Type.Binary) {
      const offsets = data.valueOffsets as Int32Array;
      const text = (data.values as Uint8Array).subarray(offsets[row], offsets[row + 1]);
      return Buffer.from(text).toString('utf8');
    }
    return (data.values as Float64Array | BigInt64Array)[row];
  });
}

const frame = (fields: Frame['fields'], meta: Frame['meta'] = {}): Frame => ({
  name: 'latency',
  meta,
  fields,
});

describe('writeFrame', () => {
  it('writes a file, not a stream, with name, refId and meta', () => {
    const meta = { type: 'timeseries-wide', typeVersion: [0, 1], custom: { a: 1 } } as const;
    const bytes = writeFrame(frame([timeField('time', [1])], meta), 'B');
    expect(Buffer.from(bytes.subarray(0, 6)).toString()).toBe('ARROW1');
    expect(Buffer.from(bytes.subarray(-6)).toString()).toBe('ARROW1');
    const { metadata } = schemaOf(bytes);
    expect(metadata.get('name')).toBe('latency');
    expect(metadata.get('refId')).toBe('B');
    expect(JSON.parse(metadata.get('meta')!)).toEqual(meta);
  });

  it('keeps the labels of fields that share a name', () => {
    const series = (endpoint: string) =>
      numberField('backend_p99', [1], {
        labels: { endpoint },
        config: { unit: 'ms', displayNameFromDS: endpoint },
      });
    const bytes = writeFrame(frame([timeField('time', [0]), series('a'), series('b')]), 'A');
    const [, a, b] = schemaOf(bytes).fields;
    expect(JSON.parse(a.metadata.get('labels')!)).toEqual({ endpoint: 'a' });
    expect(JSON.parse(b.metadata.get('labels')!)).toEqual({ endpoint: 'b' });
    expect(JSON.parse(a.metadata.get('config')!)).toEqual({ unit: 'ms', displayNameFromDS: 'a' });
  });

  it('writes the types that the reader takes, with their nullable flags', () => {
    const bytes = writeFrame(
      frame([
        timeField('time', [0]),
        numberField('n', [null]),
        textField('t', ['x']),
        optionalTextField('o', [null]),
        jsonField('j', [{ a: 'ä' }]),
      ]),
      'A',
    );
    const { fields } = schemaOf(bytes);
    expect(fields.map(({ typeId }) => typeId)).toEqual([
      Type.Timestamp,
      Type.Float,
      Type.Utf8,
      Type.Utf8,
      Type.Binary,
    ]);
    expect(fields.map(({ nullable }) => nullable)).toEqual([false, true, false, true, false]);
    expect(fields.map(({ metadata }) => metadata.get('tstype'))).toEqual([
      'time',
      'number',
      'string',
      'string',
      'other',
    ]);
    expect(String(fields[0].type)).toBe('Timestamp<NANOSECOND>');
    expect(valuesOf(bytes, 4)).toEqual(['{"a":"ä"}']);
  });

  it('writes times in nanoseconds', () => {
    const now = Date.UTC(2026, 10, 20, 14);
    expect(valuesOf(writeFrame(frame([timeField('time', [now, 0])]), 'A'), 0)).toEqual([
      BigInt(now) * 1_000_000n,
      0n,
    ]);
  });

  it('writes a frame without fields, and fields without rows', () => {
    const none = writeFrame(frame([]), 'A');
    expect(schemaOf(none).fields).toEqual([]);
    expect(schemaOf(none).metadata.get('name')).toBe('latency');
    const noRows = writeFrame(frame([timeField('time', []), textField('t', [])]), 'A');
    expect(schemaOf(noRows).fields).toHaveLength(2);
    expect([...RecordBatchReader.from(noRows)].every(({ numRows }) => numRows === 0)).toBe(true);
  });

  it('refuses fields of unequal length, and nulls where none may be', () => {
    expect(() => writeFrame(frame([timeField('time', [0]), numberField('n', [])]), 'A')).toThrow(
      '0 instead of 1 values',
    );
    const wrong = { name: 't', type: 'text', nullable: false, values: [null] } as const;
    expect(() => writeFrame(frame([wrong]), 'A')).toThrow('has one');
  });

  it('gives back any numbers, times and texts', () => {
    const row = fc.record({
      time: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      number: fc.option(fc.double(), { nil: null }),
      text: fc.option(fc.string({ unit: 'binary' }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
        const bytes = writeFrame(
          frame([
            timeField(
              'time',
              rows.map(({ time }) => time),
            ),
            numberField(
              'number',
              rows.map(({ number }) => number),
            ),
            optionalTextField(
              'text',
              rows.map(({ text }) => text),
            ),
          ]),
          'A',
        );
        if (rows.length === 0) return;
        expect(valuesOf(bytes, 0)).toEqual(rows.map(({ time }) => BigInt(time) * 1_000_000n));
        expect(valuesOf(bytes, 1)).toEqual(
          rows.map(({ number }) => (number !== null && Number.isFinite(number) ? number : null)),
        );
        expect(valuesOf(bytes, 2)).toEqual(rows.map(({ text }) => text));
      }),
      { numRuns: 60 },
    );
  });
});
