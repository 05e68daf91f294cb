import { KindGuard, type Static, type TObject, type TSchema, type TUnion } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import { shown } from '../config/check-layer';
import { isMapping } from '../config/defaults';
import { describeSchema } from '../config/describe-schema';
import { TailgateError } from '../errors';
import { suggest } from '../suggest';

const refuse = (message: string, place: string, remedy: string): TailgateError =>
  new TailgateError('invalid-input', message, { place, remedy });

/** `/endpoints/0` to `endpoints[0]`. */
const fieldOf = (pointer: string): string =>
  pointer
    .slice(1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .slice(0, 80);

function explain({ type, path, schema, value }: ValueError, part: string): TailgateError {
  const field = fieldOf(path);
  const place = field === '' ? part : `${part}, ${field}`;
  if (type === ValueErrorType.ObjectAdditionalProperties && KindGuard.IsObject(schema)) {
    const known = Object.keys(schema.properties);
    const near = suggest(path.split('/').at(-1) ?? '', known);
    const remedy =
      near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean "${near}"?`;
    return refuse(`There is no field ${field}.`, place, remedy);
  }
  const remedy = `Allowed: ${describeSchema(schema)}.`;
  if (type === ValueErrorType.ObjectRequiredProperty) {
    return refuse(`The field ${field} is missing.`, place, remedy);
  }
  const subject = field === '' ? `The ${part}` : `The field ${field}`;
  return refuse(`${subject} cannot be ${shown(value, schema)}.`, place, remedy);
}

/** The kind that a member of a union of queries stands for. */
function kindOf(schema: TSchema): string | undefined {
  const kind = KindGuard.IsObject(schema) ? schema.properties['kind'] : undefined;
  return kind !== undefined && KindGuard.IsLiteral(kind) ? String(kind.const) : undefined;
}

/** The member of the union that the value's `kind` names, so that an error speaks of that one only. */
function memberOf(schema: TUnion, value: unknown, part: string): TSchema {
  const kinds = schema.anyOf.flatMap((member) => kindOf(member) ?? []);
  const allowed = `Allowed: ${kinds.join(', ')}.`;
  if (!isMapping(value)) {
    throw refuse(`The ${part} is no JSON object.`, part, 'Send a query as a JSON object.');
  }
  const kind = Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
  if (kind === undefined) throw refuse('The field kind is missing.', `${part}, kind`, allowed);
  const member = schema.anyOf.find((each) => kindOf(each) === kind);
  if (member !== undefined) return member;
  const near = typeof kind === 'string' ? suggest(kind, kinds) : undefined;
  throw refuse(
    `There is no query of kind ${shown(kind, schema)}.`,
    `${part}, kind`,
    near === undefined ? allowed : `Did you mean "${near}"? ${allowed}`,
  );
}

const isKinds = (schema: TSchema): schema is TUnion =>
  KindGuard.IsUnion(schema) && schema.anyOf.every((member) => kindOf(member) !== undefined);

function checkRange(value: unknown, part: string): void {
  if (!isMapping(value)) return;
  const { from, to } = value;
  if (typeof from !== 'number' || typeof to !== 'number' || from < to) return;
  throw refuse(
    `The range from ${from} to ${to} is empty.`,
    `${part}, from`,
    'Give a range whose start is before its end, both in ms since the epoch.',
  );
}

/**
 * Checks what a request carries against the schema of its route and fills in defaults.
 * @param part for messages: `body` or `query string`
 * @throws TailgateError `invalid-input` naming the field, its value and what is allowed
 */
export function parseInput<S extends TSchema>(schema: S, given: unknown, part: string): Static<S> {
  const member: TSchema = isKinds(schema) ? memberOf(schema, given, part) : schema;
  const value: unknown = Value.Default(member, given);
  const first = Value.Errors(member, value).First();
  if (first !== undefined) throw explain(first, part);
  checkRange(value, part);
  if (Value.Check(schema, value)) return value;
  throw refuse(`The ${part} does not fit.`, part, 'See /openapi.json for what the path takes.');
}

/**
 * Turns the texts of a query string into what an object schema wants: numbers, and lists where a name
 * is given once. What does not fit stays a text, so that the check names it.
 */
export function fromQueryString(schema: TObject, given: unknown): unknown {
  if (!isMapping(given)) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      if (property === undefined) return [name, value];
      if (KindGuard.IsArray(property)) return [name, Array.isArray(value) ? value : [value]];
      if (KindGuard.IsInteger(property) && typeof value === 'string' && /^\d{1,16}$/.test(value)) {
        return [name, Number(value)];
      }
      return [name, value];
    }),
  );
}
