import type { Static, TSchema } from '@sinclair/typebox';
import {
  type TypeCheck,
  TypeCompiler,
  type ValueError,
  ValueErrorType,
} from '@sinclair/typebox/compiler';
import { invalidParameter, ServiceError } from './service-error';

/** Longer values are cut where a message quotes them. */
const longestQuote = 200;

/** Checks the input of an operation against its schema, and complains in AWS's words. */
export class InputCheck<S extends TSchema> {
  private readonly check: TypeCheck<S>;

  constructor(schema: S) {
    this.check = TypeCompiler.Compile(schema);
  }

  /** @throws ServiceError SerializationException for a wrong type, InvalidParameterException for a wrong value */
  parse(body: unknown): Static<S> {
    const input = withoutNulls(body);
    if (this.check.Check(input)) return input;
    throw this.complaint(input);
  }

  private complaint(input: unknown): ServiceError {
    const constraints = new Map<string, string>();
    for (const error of this.check.Errors(input)) {
      const path = memberPath(error.path);
      if (constraints.has(path)) continue;
      const constraint = constraintOf(error);
      if (constraint === undefined) return wrongType(error);
      const value = error.value === undefined ? 'null' : `'${quote(error.value)}'`;
      constraints.set(
        path,
        `Value ${value} at '${path}' failed to satisfy constraint: ${constraint}`,
      );
      // AWS counts every fault; a batch of 10,000 wrong events needs no more than these.
      if (constraints.size === 10) break;
    }
    const { size } = constraints;
    const faults = `${size} validation error${size === 1 ? '' : 's'} detected`;
    return invalidParameter(`${faults}: ${[...constraints.values()].join('; ')}`);
  }
}

/** The constraint that a value fails; undefined where its type is another one. */
function constraintOf({ type, schema, value }: ValueError): string | undefined {
  switch (type) {
    case ValueErrorType.ObjectRequiredProperty:
      return 'Member must not be null';
    case ValueErrorType.StringMinLength:
    case ValueErrorType.ArrayMinItems:
      return `Member must have length greater than or equal to ${limit(schema, 'minLength', 'minItems')}`;
    case ValueErrorType.StringMaxLength:
    case ValueErrorType.ArrayMaxItems:
      return `Member must have length less than or equal to ${limit(schema, 'maxLength', 'maxItems')}`;
    case ValueErrorType.StringPattern:
      return `Member must satisfy regular expression pattern: ${limit(schema, 'shown', 'pattern')}`;
    case ValueErrorType.IntegerMinimum:
      return `Member must have value greater than or equal to ${limit(schema, 'minimum')}`;
    case ValueErrorType.IntegerMaximum:
      return `Member must have value less than or equal to ${limit(schema, 'maximum')}`;
    case ValueErrorType.Union:
      return typeof value === 'string'
        ? `Member must satisfy enum value set: [${enumValues(schema).join(', ')}]`
        : undefined;
    default:
      return undefined;
  }
}

function wrongType({ schema, value, path }: ValueError): ServiceError {
  const wanted = wireTypes.get(String(schema['type'] ?? 'string')) ?? 'String';
  return new ServiceError(
    'SerializationException',
    `${tokenOf(value)} can not be converted to a ${wanted}${path === '' ? '' : ` at '${memberPath(path)}'`}`,
  );
}

const wireTypes: ReadonlyMap<string, string> = new Map([
  ['string', 'String'],
  ['integer', 'Long'],
  ['boolean', 'Boolean'],
  ['array', 'List'],
  ['object', 'Structure'],
]);

function tokenOf(value: unknown): string {
  if (value === null) return 'NULL_VALUE';
  if (value === true) return 'TRUE_VALUE';
  if (value === false) return 'FALSE_VALUE';
  if (Array.isArray(value)) return 'START_ARRAY';
  if (typeof value === 'number') return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
  return typeof value === 'string' ? 'STRING_VALUE' : 'START_OBJECT';
}

/** `/logEvents/0/message` as AWS writes it: `logEvents.1.member.message`. */
function memberPath(path: string): string {
  return path
    .slice(1)
    .split('/')
    .map((step) => (/^\d+$/.test(step) ? `${Number(step) + 1}.member` : step))
    .join('.');
}

function limit(schema: TSchema, ...keywords: readonly string[]): string {
  for (const keyword of keywords) {
    const value: unknown = schema[keyword];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return '';
}

function enumValues(schema: TSchema): string[] {
  const choices: unknown = schema['anyOf'];
  if (!Array.isArray(choices)) return [];
  return choices.flatMap((choice: unknown) =>
    typeof choice === 'object' && choice !== null && 'const' in choice
      ? [String(choice.const)]
      : [],
  );
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** To JSON 1.1, a member that is null is one that is absent. */
function withoutNulls(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
