import {
  Field,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampNanosecond,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';

/** A column of a frame that a test writes. */
export interface Column {
  readonly name: string;
  readonly type: DataType;
  readonly values: readonly unknown[];
  readonly nullable?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
}

function batchOf(columns: readonly Column[], metadata: Readonly<Record<string, string>>) {
  const fields = columns.map(
    ({ name, type, nullable = false, metadata: of = {} }) =>
      new Field(name, type, nullable, new Map(Object.entries(of))),
  );
  const schema = new Schema(fields, new Map(Object.entries(metadata)));
  const children = columns.map(({ type, values }) =>
    type instanceof TimestampNanosecond
      ? makeData({ type, data: BigInt64Array.from(values.map((value) => BigInt(String(value)))) })
      : vectorFromArray(values, type).data[0],
  );
  const length = columns[0]?.values.length ?? 0;
  const batch = new RecordBatch(
    schema,
    makeData({ type: new Struct(fields), length, nullCount: 0, children }),
  );
  // The constructor merges the metadata of fields that share a name.
  Reflect.set(batch, 'schema', schema);
  return batch;
}

/** An Arrow file of one record batch. @param metadata of the schema: `name`, `refId`, `meta` */
export function arrowFile(
  columns: readonly Column[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  return RecordBatchFileWriter.writeAll([batchOf(columns, metadata)]).toUint8Array(true);
}

/** The same as a stream, which Grafana does not read. */
export function arrowStream(columns: readonly Column[]): Uint8Array {
  return RecordBatchStreamWriter.writeAll([batchOf(columns, {})]).toUint8Array(true);
}
