/** Most fields that CloudWatch discovers in one event. */
export const maxFieldsPerEvent = 200;

const maxDepth = 32;

/**
 * The fields of a JSON line as CloudWatch discovers them: keys of nested objects joined by dots,
 * elements of arrays by their index (`a.0.b`), text that holds JSON left as text, at most 200. Null
 * counts as no value. Undefined where the line is no JSON object. Never throws.
 */
export function discoverFields(message: string): ReadonlyMap<string, string> | undefined {
  const object = parseObject(message);
  if (object === undefined) return undefined;
  const fields = new Map<string, string>();
  collect(object, '', 0, fields);
  return fields;
}

function parseObject(message: string): object | undefined {
  if (!/^\s*\{/.test(message)) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function collect(value: object, prefix: string, depth: number, fields: Map<string, string>): void {
  for (const [key, child] of Object.entries(value) as [string, unknown][]) {
    if (fields.size >= maxFieldsPerEvent) return;
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof child === 'object' && child !== null) {
      if (depth < maxDepth) collect(child, name, depth + 1, fields);
    } else if (typeof child === 'string') {
      fields.set(name, child);
    } else if (typeof child === 'number' || typeof child === 'boolean') {
      fields.set(name, String(child));
    }
  }
}
