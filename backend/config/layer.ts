/** Keys and list positions from the outermost value inwards. */
export type ValuePath = readonly (string | number)[];

/** Values from one place: the flags, the environment or the file. */
export interface Layer {
  /** A mapping as in the file, only with what this place sets. */
  readonly values: unknown;
  /** Where a value, or where it is missing the nearest thing around it, was written. */
  locate(path: ValuePath): string;
}

/** What was read, or why it could not be. */
export interface LayerResult {
  readonly layer: Layer;
  readonly issues: readonly Issue[];
  /** What the reader should know although it is no error. */
  readonly notices: readonly string[];
}

/** One thing that is wrong with the configuration. */
export interface Issue {
  readonly message: string;
  readonly place: string;
  readonly remedy: string;
}

/** `sources[0].timeouts.overrides[2].ms` */
export function pathText(path: ValuePath): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key.slice(0, 80)}`,
    )
    .join('');
}
