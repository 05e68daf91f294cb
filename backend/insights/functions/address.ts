import { booleanValue } from '../compile/value';
import { argument, type FunctionDefinition } from './definition';

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const v4 = `(${octet}[.]){3}${octet}`;
// Eight groups, or fewer with one `::` for the rest; the last two may be an IPv4 address.
const group = '[0-9A-Fa-f]{1,4}';
const v6Forms = [
  `(${group}:){7}(${group}|:)`,
  `(${group}:){6}(${v4}|:${group}|:)`,
  `(${group}:){5}(:${v4}|(:${group}){1,2}|:)`,
  `(${group}:){4}((:${group})?:${v4}|(:${group}){1,3}|:)`,
  `(${group}:){3}((:${group}){0,2}:${v4}|(:${group}){1,4}|:)`,
  `(${group}:){2}((:${group}){0,3}:${v4}|(:${group}){1,5}|:)`,
  `(${group}:){1}((:${group}){0,4}:${v4}|(:${group}){1,6}|:)`,
  `:((:${group}){0,5}:${v4}|(:${group}){1,7}|:)`,
];
const v6 = v6Forms.join('|');

function valid(name: string, what: string, pattern: string): FunctionDefinition {
  return {
    name,
    parameters: [{ name: 'address', kind: 'text' }],
    returns: 'boolean',
    summary: `1 where the text is ${what}, else 0.`,
    example: `${name}(ip)`,
    documented: 'reference',
    compile: (args) => {
      const value = argument(args, 0);
      return booleanValue(() => `regexp_full_match(${value.text()}, '${pattern}')`);
    },
  };
}

export const addressFunctions: readonly FunctionDefinition[] = [
  valid('isValidIp', 'an IPv4 or IPv6 address', `${v4}|${v6}`),
  valid('isValidIpV4', 'an IPv4 address', v4),
  valid('isValidIpV6', 'an IPv6 address', v6),
];
