import { KindGuard, OptionalKind, type TSchema } from '@sinclair/typebox';
import { keyword } from './options';

/** Whether a value is a mapping of keys to values. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes as an own property, also under a name such as `__proto__`. */
export function put(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/**
 * A copy of a value with the defaults of its schema filled in at every depth. An optional key stays
 * absent even where its schema has a default: in a threshold override, a key that is left out
 * means "as the source has it".
 */
export function withDefaults(schema: TSchema, value: unknown): unknown {
  const present: unknown =
    value === undefined ? structuredClone(keyword(schema, 'default')) : value;
  if (KindGuard.IsArray(schema) && Array.isArray(present)) {
    return present.map((item) => withDefaults(schema.items, item));
  }
  if (!KindGuard.IsObject(schema) || !isMapping(present)) return present;
  const filled = {};
  for (const key of Object.keys(present)) put(filled, key, present[key]);
  for (const [key, property] of Object.entries(schema.properties)) {
    const own = Object.hasOwn(present, key) ? present[key] : undefined;
    if (own === undefined && OptionalKind in property) continue;
    const complete = withDefaults(property, own);
    if (complete !== undefined) put(filled, key, complete);
  }
  return filled;
}
