import { booleanValue, numberValue, textValue, timestampValue, type Value } from '../compile/value';
import { argument, type FunctionDefinition } from './definition';

/** The first value that is present. Of one type where all agree, else text that may be a number. */
export function firstPresent(values: readonly Value[]): Value {
  const list = (sql: (value: Value) => string): string =>
    values.length === 1 && values[0] !== undefined
      ? sql(values[0])
      : `coalesce(${values.map(sql).join(', ')})`;
  if (values.every((value) => value.type === 'timestamp')) {
    return timestampValue(() => list((value) => value.native()));
  }
  if (values.every((value) => value.type === 'boolean')) {
    return booleanValue(() => list((value) => value.native()));
  }
  if (values.every((value) => value.numeric) && values.some((value) => value.type !== 'text')) {
    return numberValue(() => list((value) => value.number()));
  }
  const text = (): string => list((value) => value.text());
  if (values.every((value) => value.numeric)) {
    return textValue(text, { number: () => list((value) => value.number()), numeric: true });
  }
  return textValue(text, { number: () => firstPresentNumber(values) });
}

/** The number of the first value that is present: a later number does not stand in for an earlier text. */
function firstPresentNumber(values: readonly Value[]): string {
  const cases = values
    .slice(0, -1)
    .map((value) => `WHEN ${value.present()} THEN ${value.number()}`);
  const last = values.at(-1)?.number() ?? 'CAST(NULL AS DOUBLE)';
  return cases.length === 0 ? last : `CASE ${cases.join(' ')} ELSE ${last} END`;
}

export const generalFunctions: readonly FunctionDefinition[] = [
  {
    name: 'coalesce',
    parameters: [
      { name: 'field', kind: 'any' },
      { name: 'others', kind: 'any', optional: true, repeated: true },
    ],
    returns: 'same',
    summary: 'The first value that is not missing.',
    example: 'coalesce(resourcePath, path, "-")',
    documented: 'reference',
    compile: (args) => firstPresent(args.values),
  },
  {
    name: 'ispresent',
    parameters: [{ name: 'field', kind: 'any' }],
    returns: 'boolean',
    summary: '1 where the field has a value, else 0.',
    example: 'ispresent(@initDuration)',
    documented: 'reference',
    compile: (args) => {
      const value = argument(args, 0);
      return booleanValue(() => value.present());
    },
  },
];
