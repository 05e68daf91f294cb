import { booleanValue, type Value } from '../compile/value';
import { argument, type FunctionDefinition } from './definition';
import { unify } from './unify';

/** The first value that is present. */
export function firstPresent(values: readonly Value[]): Value {
  const [only] = values;
  return unify(
    values,
    (read) =>
      values.length === 1 && only !== undefined
        ? read(only)
        : `coalesce(${values.map(read).join(', ')})`,
    () => firstPresentNumber(values),
  );
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
    documented: 'by-april-2026',
    compile: (args) => firstPresent(args.values),
  },
  {
    name: 'ispresent',
    parameters: [{ name: 'field', kind: 'any' }],
    returns: 'boolean',
    summary: '1 where the field has a value, else 0.',
    example: 'ispresent(@initDuration)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = argument(args, 0);
      return booleanValue(() => value.present());
    },
  },
];
