import { KindGuard, type TSchema } from '@sinclair/typebox';
import type { Issue, ValuePath } from './layer';
import { parseYaml } from './parse-yaml';

export interface TextValue {
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** Where in the text a part of the value stands; empty where the text is one value. */
  readonly position: (path: ValuePath) => string;
}

const whole = (value: unknown): TextValue => ({ value, issues: [], position: () => '' });

const isListOfWords = (schema: TSchema): boolean =>
  KindGuard.IsArray(schema) &&
  (KindGuard.IsString(schema.items) || KindGuard.IsUnion(schema.items));

/** The allowed value that is spelled so, be it a word or a number. */
function wordOf(schema: TSchema, text: string): unknown {
  const literals = KindGuard.IsUnion(schema) ? schema.anyOf.filter(KindGuard.IsLiteral) : [];
  return literals.find((literal) => String(literal.const) === text.trim())?.const ?? text;
}

/**
 * The value that a flag or a variable means by its text, for an option of this schema. What does not
 * fit stays a text, so that the check of the schema names it.
 * @param place the flag or the variable, for messages
 */
export function readText(schema: TSchema, text: string, place: string): TextValue {
  if (KindGuard.IsInteger(schema) || KindGuard.IsNumber(schema)) {
    return whole(/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : text);
  }
  if (KindGuard.IsBoolean(schema)) {
    const lower = text.trim().toLowerCase();
    return whole(lower === 'true' ? true : lower === 'false' ? false : text);
  }
  if (isListOfWords(schema)) {
    const parts = text.split(',').map((part) => part.trim());
    return whole(parts.filter((part) => part !== ''));
  }
  if (KindGuard.IsUnion(schema)) return whole(wordOf(schema, text));
  if (KindGuard.IsString(schema)) return whole(text);
  const { value, issues, position } = parseYaml(text, place);
  return { value, issues, position: (path) => `:${position(path)}` };
}
