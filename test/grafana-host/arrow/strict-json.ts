import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/**
 * Reads JSON of a known shape and drops what the shape does not name.
 * @throws Error that names what was read and the first thing that does not fit
 */
export function strictJson<Schema extends TSchema>(
  schema: Schema,
  text: string,
  what: string,
): Static<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${what} is not JSON: ${String(error)}`);
  }
  const fault = Value.Errors(schema, value).First();
  if (fault !== undefined) throw new Error(`${what}${fault.path}: ${fault.message}`);
  const cleaned: unknown = Value.Clean(schema, value);
  return Value.Decode(schema, cleaned);
}
