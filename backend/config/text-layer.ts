import { isMapping, put } from './defaults';
import type { Issue, Layer, ValuePath } from './layer';
import type { Option } from './options';
import { readText, type TextValue } from './read-text';

/** A text that sets an option, and the flag or variable it came by. */
export interface OptionText {
  readonly option: Option;
  readonly text: string;
  readonly place: string;
}

function putAt(root: object, path: readonly string[], value: unknown): void {
  let inner: object = root;
  for (const key of path.slice(0, -1)) {
    const existing = isMapping(inner) ? inner[key] : undefined;
    const next = isMapping(existing) ? existing : {};
    put(inner, key, next);
    inner = next;
  }
  const last = path.at(-1);
  if (last !== undefined) put(inner, last, value);
}

/** A flag that is given twice adds to its list; any other value replaces the one before. */
function join(before: unknown, next: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(next)) return next;
  const items: readonly unknown[] = before;
  const more: readonly unknown[] = next;
  return [...items, ...more];
}

const isBelow = (path: ValuePath, option: Option): boolean =>
  option.path.every((key, index) => path[index] === key);

/** The layer of options that were given as texts. Lists of texts given several times are joined. */
export function textLayer(texts: readonly OptionText[]): {
  readonly layer: Layer;
  readonly issues: readonly Issue[];
} {
  const values = {};
  const issues: Issue[] = [];
  const read = new Map<Option, { place: string; text: TextValue }>();
  for (const { option, text, place } of texts) {
    const next = readText(option.schema, text, place);
    issues.push(...next.issues);
    if (next.issues.length > 0) continue;
    const joined = join(read.get(option)?.text.value, next.value);
    read.set(option, { place, text: { ...next, value: joined } });
    putAt(values, option.path, joined);
  }
  const locate = (path: ValuePath): string => {
    for (const [option, { place, text }] of read) {
      if (isBelow(path, option)) return place + text.position(path.slice(option.path.length));
    }
    return [...read.values()][0]?.place ?? '';
  };
  return { layer: { values, locate }, issues };
}
