import { isMapping } from './defaults';
import type { Layer, ValuePath } from './layer';
import { options, type Option } from './options';

export interface Merged {
  /** A mapping as in the file; each option from the first layer that sets it. */
  readonly values: object;
  /** Where the value that won was written. */
  locate(path: ValuePath): string;
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  let inner: unknown = values;
  for (const key of path) {
    if (!isMapping(inner) || !Object.hasOwn(inner, key)) return undefined;
    inner = inner[key];
  }
  return inner;
}

function nest(path: readonly string[], value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path;
  return { [key]: rest.length === 0 ? value : nest(rest, value) };
}

/** Both mappings in one; what they share is merged in depth, all keys being option names. */
function join(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const joined = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = joined[key];
    joined[key] = isMapping(before) && isMapping(value) ? join({ ...before }, { ...value }) : value;
  }
  return joined;
}

/** Merges layers, the strongest first. A list replaces the weaker list as a whole. */
export function merge(
  layers: readonly { readonly layer: Layer; readonly values: unknown }[],
): Merged {
  const winners = new Map<Option, Layer>();
  let values: Record<string, unknown> = {};
  for (const option of options) {
    for (const { layer, values: own } of layers) {
      const value = valueAt(own, option.path);
      if (value === undefined) continue;
      values = join(values, nest(option.path, value));
      winners.set(option, layer);
      break;
    }
  }
  const locate = (path: ValuePath): string => {
    const option = options.find((each) => each.path.every((key, index) => path[index] === key));
    const layer = option === undefined ? undefined : winners.get(option);
    return layer?.locate(path) ?? 'default';
  };
  return { values, locate };
}
