import type { Static, TSchema } from '@sinclair/typebox';
import { Value, type ValueError } from '@sinclair/typebox/value';
import { shown } from '../../config/check-layer';
import { describeSchema } from '../../config/describe-schema';
import { TailgateError } from '../../errors';

/** `/endpoints/0` to `endpoints[0]`. */
const fieldOf = (pointer: string): string =>
  pointer
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .slice(0, 80);

function explain({ path, schema, value }: ValueError, place: string): TailgateError {
  const field = fieldOf(path);
  const subject = field === '' ? 'It' : `The field ${field}`;
  return new TailgateError('invalid-input', `${subject} cannot be ${shown(value, schema)}.`, {
    place: field === '' ? place : `${place}, ${field}`,
    remedy: `Allowed: ${describeSchema(schema)}.`,
  });
}

/**
 * Reads JSON that came from Grafana. Nothing at all stands for an empty object; nulls that Grafana
 * leaves where a field was emptied count as absent.
 * @param place for messages: `query A`, `the settings of the data source`
 * @throws TailgateError `invalid-input` naming the field, its value and what is allowed
 */
export function readJson<S extends TSchema>(
  schema: S,
  bytes: Uint8Array,
  place: string,
): Static<S> {
  let given: unknown = {};
  try {
    if (bytes.length > 0) given = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new TailgateError('invalid-input', 'This is no JSON.', {
      place,
      remedy: 'Open it in the editor and save it again.',
      cause: error,
    });
  }
  const value: unknown = Value.Default(schema, withoutNulls(given));
  const first = Value.Errors(schema, value).First();
  if (first !== undefined) throw explain(first, place);
  if (Value.Check(schema, value)) return value;
  throw new TailgateError('invalid-input', 'This does not fit.', { place });
}

function withoutNulls(given: unknown): unknown {
  if (given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}
