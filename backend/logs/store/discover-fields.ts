import { discoveredNameOfKey } from '../field-path';
import { isStrictDecimal } from '../strict-decimal';

/** CloudWatch discovers at most so many fields in one event. */
export const maximumFieldsPerEvent = 200;

/** Deeper objects are not looked into: no log writer nests so far, and the walk must not exhaust the stack. */
const maximumDepth = 64;

export interface DiscoveredFields {
  /** Name to its text, in order of the message; at most 200. */
  readonly values: ReadonlyMap<string, string>;
  /** Names of which the text is a number here. */
  readonly numeric: ReadonlySet<string>;
  /** Whether there were more than 200. */
  readonly truncated: boolean;
}

/**
 * The leaves of a JSON object as CloudWatch names them: `a.b`, `a.0.b` in arrays, `@@x` for a key `@x`.
 * A string that holds JSON is a leaf. Undefined where the message is no JSON object.
 */
export function discoverFields(message: string): DiscoveredFields | undefined {
  if (!/^\s*\{/.test(message)) return undefined;
  let root: unknown;
  try {
    root = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (typeof root !== 'object' || root === null) return undefined;
  const values = new Map<string, string>();
  const numeric = new Set<string>();
  let truncated = false;
  const visit = (value: unknown, name: string, depth: number): void => {
    if (value === null || value === undefined || truncated) return;
    if (typeof value === 'object') {
      if (depth === maximumDepth) return;
      for (const [key, child] of Object.entries(value)) {
        visit(child, name === '' ? discoveredNameOfKey(key) : `${name}.${key}`, depth + 1);
      }
      return;
    }
    // SQL text ends at a NUL, so no statement could name such a field.
    if (name === '' || name.includes('\0') || values.has(name)) return;
    if (values.size === maximumFieldsPerEvent) {
      truncated = true;
      return;
    }
    const text = textOf(value);
    values.set(name, text);
    if (typeof value === 'number' || isStrictDecimal(text)) numeric.add(name);
  };
  visit(root, '', 0);
  return { values, numeric, truncated };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
