import { addressFunctions } from './address';
import type { FunctionDefinition } from './definition';
import { generalFunctions } from './general';
import { numericFunctions } from './numeric';
import { stringFunctions } from './strings';
import { timeFunctions } from './time';

/** Every function of one row. */
export const functions: readonly FunctionDefinition[] = [
  ...numericFunctions,
  ...stringFunctions,
  ...timeFunctions,
  ...generalFunctions,
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

/** Functions of CloudWatch that this engine knows and does not run, in lower case. */
export const unsupportedFunctions: ReadonlySet<string> = new Set(
  (
    'base64decode base64encode case dectohex formatdate haversine hextoascii hextodec if ' +
    'ipv4tonumber isipinsubnet isipv4insubnet isipv6insubnet isprivateip ispublicip isreservedip ' +
    'jsonarraycontains jsonarraysize jsonparse jsonstringify messagesize parsedate regexreplace ' +
    'split strftime urldecode urlencode'
  ).split(' '),
);
