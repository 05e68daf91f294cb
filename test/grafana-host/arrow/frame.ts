import type { FieldConfig } from './field-config';
import type { FrameMeta } from './frame-meta';

/** Grafana's types of a field, with the name of the item type behind each. */
export type FieldType = 'time' | 'number' | 'string' | 'boolean' | 'enum' | 'other';

/** Times are nanoseconds since the epoch. Items of type `other` are JSON. */
export type FieldValue = bigint | number | string | boolean | object | null;

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** Go's name of the type of an item: `float64`, `time.Time`, `json.RawMessage` … */
  readonly itemType: string;
  /** By the schema's flag; a field that is not nullable has no nulls, whatever its column says. */
  readonly nullable: boolean;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly config: FieldConfig | undefined;
  readonly values: readonly FieldValue[];
}

/** A data frame as Grafana's server holds it. */
export interface Frame {
  readonly name: string;
  readonly refId: string;
  readonly meta: FrameMeta | undefined;
  readonly fields: readonly Field[];
}

/** Rows of a frame. @throws Error where its fields differ in length */
export function rowCount({ fields }: Frame): number {
  const length = fields[0]?.values.length ?? 0;
  for (const field of fields) {
    if (field.values.length !== length) {
      throw new Error(`frame has different field lengths, field 0 is len ${length}`);
    }
  }
  return length;
}
