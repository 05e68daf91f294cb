import { addressFunctions } from './address';
import { conditionalFunctions } from './conditional';
import type { FunctionDefinition } from './definition';
import { encodingFunctions } from './encodings';
import { generalFunctions } from './general';
import { jsonFunctions } from './json';
import { numericFunctions } from './numeric';
import { stringFunctions } from './strings';
import { timeFunctions } from './time';

/** Every function of one row. */
export const functions: readonly FunctionDefinition[] = [
  ...numericFunctions,
  ...stringFunctions,
  ...encodingFunctions,
  ...timeFunctions,
  ...generalFunctions,
  ...conditionalFunctions,
  ...jsonFunctions,
  ...addressFunctions,
];

const byName = new Map<string, FunctionDefinition>();
for (const definition of functions) {
  for (const name of [definition.name, ...(definition.aliases ?? [])]) {
    byName.set(name.toLowerCase(), definition);
  }
}

/** The function of that name, in any letter case. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return byName.get(name.toLowerCase());
}

/** Functions of CloudWatch that this engine knows and does not run, as the reference spells them. */
export const unsupportedFunctions: readonly string[] =
  'formatDate haversine isPublicIP isReservedIP parseDate regexReplace strftime urldecode urlencode'.split(
    ' ',
  );
