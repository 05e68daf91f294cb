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

/** Functions of CloudWatch that this engine knows and does not run, as the reference spells them. */
export const unsupportedFunctions: readonly string[] = (
  'base64decode base64encode case decToHex formatDate haversine hexToAscii hexToDec if ' +
  'ipv4ToNumber isPrivateIP isPublicIP isReservedIP ' +
  'jsonArrayContains jsonArraySize jsonParse jsonStringify messageSize parseDate regexReplace ' +
  'split strftime urldecode urlencode'
).split(' ');
