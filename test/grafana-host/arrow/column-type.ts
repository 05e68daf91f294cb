import { DataType, Precision, Type, type Field as ArrowField } from 'apache-arrow';
import type { FieldType } from './frame';

export interface ColumnType {
  readonly type: FieldType;
  readonly itemType: string;
  /** What a value that is null reads as where the field is not nullable. */
  readonly zero: number | string | boolean | bigint;
}

const number = (itemType: string): ColumnType => ({ type: 'number', itemType, zero: 0 });

/**
 * The Grafana type of a column, as grafana-plugin-sdk-go 0.287 reads it.
 * @throws Error for a type that it cannot read; then no query of the request has an answer
 */
export function columnType(field: ArrowField<DataType>): ColumnType {
  const { type } = field;
  if (DataType.isUtf8(type)) return { type: 'string', itemType: 'string', zero: '' };
  if (DataType.isBool(type)) return { type: 'boolean', itemType: 'bool', zero: false };
  // The unit is not looked at: whatever it is, the number counts nanoseconds.
  if (DataType.isTimestamp(type)) return { type: 'time', itemType: 'time.Time', zero: 0n };
  if (DataType.isBinary(type)) return { type: 'other', itemType: 'json.RawMessage', zero: 'null' };
  if (DataType.isInt(type)) {
    if (type.bitWidth === 16 && !type.isSigned && field.metadata.get('tstype') === 'enum') {
      return { type: 'enum', itemType: 'enum', zero: 0 };
    }
    return number(`${type.isSigned ? 'int' : 'uint'}${type.bitWidth}`);
  }
  if (DataType.isFloat(type) && type.precision !== Precision.HALF) {
    return number(type.precision === Precision.SINGLE ? 'float32' : 'float64');
  }
  throw new Error(
    `unsupported conversion from arrow to sdk type for arrow type ${Type[type.typeId]} of the field "${field.name}"`,
  );
}
