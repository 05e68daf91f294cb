import { KindGuard, type TSchema } from '@sinclair/typebox';
import { keyword } from './options';

function range(schema: TSchema): string {
  const minimum = keyword(schema, 'minimum');
  const above = keyword(schema, 'exclusiveMinimum');
  const maximum = keyword(schema, 'maximum');
  const most = typeof maximum === 'number' ? maximum : undefined;
  if (typeof above === 'number') {
    return most === undefined ? ` above ${above}` : ` above ${above}, up to ${most}`;
  }
  if (typeof minimum === 'number') {
    return most === undefined ? ` from ${minimum}` : ` from ${minimum} to ${most}`;
  }
  return most === undefined ? '' : ` up to ${most}`;
}

function textLength(schema: TSchema): string {
  const least = keyword(schema, 'minLength');
  const most = keyword(schema, 'maxLength');
  const bounds = [
    typeof least === 'number' && least > 1 ? `at least ${least}` : '',
    typeof most === 'number' ? `at most ${most}` : '',
  ].filter((bound) => bound !== '');
  const empty = typeof least === 'number' && least === 1 ? 'a text that is not empty' : 'a text';
  return bounds.length === 0 ? empty : `${empty}, ${bounds.join(' and ')} characters`;
}

/** What a schema allows, in words: `a whole number from 0 to 65535`. */
export function describeSchema(schema: TSchema): string {
  const allowed = keyword(schema, 'allowed');
  if (typeof allowed === 'string') return allowed;
  if (KindGuard.IsInteger(schema)) return `a whole number${range(schema)}`;
  if (KindGuard.IsNumber(schema)) return `a number${range(schema)}`;
  if (KindGuard.IsBoolean(schema)) return 'true or false';
  if (KindGuard.IsString(schema)) return textLength(schema);
  if (KindGuard.IsLiteral(schema)) return String(schema.const);
  if (KindGuard.IsUnion(schema)) return `one of ${schema.anyOf.map(describeSchema).join(', ')}`;
  if (KindGuard.IsArray(schema)) {
    const { minItems, maxItems } = schema;
    const least = minItems === undefined || minItems === 0 ? '' : ` of at least ${minItems}`;
    const most = maxItems === undefined ? '' : `, at most ${maxItems}`;
    return `a list${least}${most}, each ${describeSchema(schema.items)}`;
  }
  if (KindGuard.IsObject(schema)) {
    return `a mapping with the keys ${Object.keys(schema.properties).join(', ')}`;
  }
  if (KindGuard.IsRecord(schema)) return 'a mapping of names to texts';
  return 'a value of another kind';
}
