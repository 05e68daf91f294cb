import { Type } from '@sinclair/typebox';
import {
  RecordBatchReader,
  type DataType,
  type Field as ArrowField,
  type RecordBatch,
} from 'apache-arrow';
import { columnType } from './column-type';
import { columnValues } from './column-values';
import { FieldConfig } from './field-config';
import type { Field, FieldValue, Frame } from './frame';
import { FrameMeta } from './frame-meta';
import { strictJson } from './strict-json';

const magic = 'ARROW1';
const Labels = Type.Record(Type.String(), Type.String());

/**
 * Reads a frame from an Arrow IPC file as grafana-plugin-sdk-go does. The schema is that of the
 * footer: tables and record batches of apache-arrow merge the metadata of fields that share a name.
 * @throws Error where the SDK would fail: then Grafana drops the answers of all queries
 */
export function readFrame(bytes: Uint8Array): Frame {
  const text = (from: number, to: number): string =>
    Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (
    text(0, magic.length) !== magic ||
    text(bytes.length - magic.length, bytes.length) !== magic
  ) {
    throw new Error('not an Arrow file');
  }
  const reader = RecordBatchReader.from(bytes).open();
  if (!reader.isFile()) throw new Error('not an Arrow file');
  const { schema } = reader;
  const meta = schema.metadata.get('meta');
  const batches: RecordBatch[] = [...reader];
  return {
    name: schema.metadata.get('name') ?? '',
    refId: schema.metadata.get('refId') ?? '',
    meta: meta === undefined ? undefined : strictJson(FrameMeta, meta, 'the meta of a frame'),
    fields: schema.fields.map((field: ArrowField<DataType>, index) =>
      readField(field, index, batches),
    ),
  };
}

function readField(
  field: ArrowField<DataType>,
  index: number,
  batches: readonly RecordBatch[],
): Field {
  const type = columnType(field);
  const labels = field.metadata.get('labels');
  const config = field.metadata.get('config');
  const values: FieldValue[] = [];
  for (const batch of batches) {
    const column = batch.getChildAt(index);
    if (column === null) throw new Error(`A batch has no column "${field.name}".`);
    for (const value of columnValues(column, type, field.nullable)) values.push(value);
  }
  return {
    name: field.name,
    type: type.type,
    itemType: type.itemType,
    nullable: field.nullable,
    labels:
      labels === undefined ? undefined : strictJson(Labels, labels, `labels of ${field.name}`),
    config:
      config === undefined ? undefined : strictJson(FieldConfig, config, `config of ${field.name}`),
    values,
  };
}
