import type { NumberColumn, TextColumn } from '../../insights/columns';

/** A text column whose rows point into a table of combinations; the codes by row are made when they are asked for. */
export class SharedTextColumn implements TextColumn {
  readonly kind = 'text';
  readonly name: string;
  readonly dictionary: readonly string[];
  private readonly values: TextColumn;
  private readonly tupleOf: Int32Array;
  private made: Int32Array | undefined;

  constructor(values: TextColumn, tupleOf: Int32Array) {
    this.name = values.name;
    this.dictionary = values.dictionary;
    this.values = values;
    this.tupleOf = tupleOf;
  }

  get codes(): Int32Array {
    this.made ??= this.tupleOf.map((tuple) => this.values.codes[tuple] ?? -1);
    return this.made;
  }
}

/** A number column whose rows point into a table of combinations; the values by row are made when they are asked for. */
export function sharedNumberColumn(values: NumberColumn, tupleOf: Int32Array): NumberColumn {
  let made: Float64Array | undefined;
  return {
    name: values.name,
    kind: values.kind,
    get values() {
      made ??= Float64Array.from(tupleOf, (tuple) => values.values[tuple] ?? NaN);
      return made;
    },
  };
}
