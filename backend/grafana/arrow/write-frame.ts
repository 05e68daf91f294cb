import { Field, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct } from 'apache-arrow';
import { TailgateError } from '../../errors';
import { columnOf } from './columns';
import type { Frame, FrameField } from './frame';

/** Grafana's names of the types, which it keeps beside those of Arrow. */
const typeNames = { time: 'time', number: 'number', text: 'string', json: 'other' } as const;

function metadataOf({ type, labels, config }: FrameField): Map<string, string> {
  const metadata = new Map<string, string>([['tstype', typeNames[type]]]);
  if (labels !== undefined) metadata.set('labels', JSON.stringify(labels));
  if (config !== undefined) metadata.set('config', JSON.stringify(config));
  return metadata;
}

/** Arrow would silently fill up short columns, and Grafana's reader take nulls for values. */
function checkFields({ name, fields }: Frame): number {
  const length = fields[0]?.values.length ?? 0;
  for (const field of fields) {
    const place = `${name}, ${field.name}`;
    if (field.values.length !== length) {
      const sizes = `${field.values.length} instead of ${length}`;
      throw new TailgateError('internal', `A field has ${sizes} values.`, { place });
    }
    if (!field.nullable && field.values.some((value) => value === null)) {
      throw new TailgateError('internal', 'A field that has no nulls has one.', { place });
    }
  }
  return length;
}

/**
 * A frame as Grafana's plugin protocol wants it: one Arrow IPC file (not a stream) with one batch,
 * name, refId and meta in the metadata of the schema, labels and config in that of the fields.
 * @throws TailgateError `internal` where columns are of unequal length, or null where they may not be
 */
export function writeFrame(frame: Frame, refId: string): Uint8Array {
  const length = checkFields(frame);
  const fields = frame.fields.map((field) => {
    const column = columnOf(field);
    return { column, field: new Field(field.name, column.type, field.nullable, metadataOf(field)) };
  });
  const metadata = new Map([
    ['name', frame.name],
    ['refId', refId],
    ['meta', JSON.stringify(frame.meta)],
  ]);
  const schema = new Schema(
    fields.map(({ field }) => field),
    metadata,
  );
  const data = makeData({
    type: new Struct(schema.fields),
    length,
    nullCount: 0,
    children: fields.map(({ column }) => column),
  });
  const batch = new RecordBatch(schema, data);
  // The constructor gives fields of the same name the metadata of the last of them: in a wide frame,
  // every series would have the labels of one.
  Object.assign(batch, { schema });
  return RecordBatchFileWriter.writeAll([batch]).toUint8Array(true);
}
