import { booleanValue, numberValue } from '../compile/value';
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
    documented: 'by-april-2026',
    compile: (args) => {
      const value = argument(args, 0);
      return booleanValue(() => `regexp_full_match(${value.text()}, '${pattern}')`);
    },
  };
}

/**
 * SQL that computes once what a body reads several times: a lambda over a list of one. The body never holds
 * SQL of the query, in which the name might mean a column.
 */
function bind(name: string, value: string, body: string): string {
  return `list_transform([${value}], lambda ${name}: ${body})[1]`;
}

/** The value where it has the form, else NULL. */
function matching(value: string, form: string): string {
  return `CASE WHEN regexp_full_match(${value}, '${form}') THEN ${value} END`;
}

/** BIGINT: the four octets of a valid IPv4 address as one number. */
function v4Number(address: string): string {
  const octets = [1, 2, 3, 4].map((at) => `TRY_CAST(split_part(${address}, '.', ${at}) AS BIGINT)`);
  return octets.reduce((number, next) => `(${number} * 256 + ${next})`);
}

/** VARCHAR: groups of an IPv6 address as hexadecimal digits, four to a group. */
function v6Digits(groups: string): string {
  return `array_to_string([lpad(part, 4, '0') for part in string_split(${groups}, ':') if part <> ''], '')`;
}

/** VARCHAR: the 128 binary digits of a valid IPv6 address. */
function v6Bits(address: string): string {
  const low = bind(
    'low',
    v4Number(`regexp_extract(${address}, '[^:]*$')`),
    "format('{:x}:{:x}', low // 65536, low % 65536)",
  );
  // An IPv4 address at the end becomes two groups; `::` is as many zeros as are missing.
  const plain = `CASE WHEN contains(${address}, '.') THEN regexp_extract(${address}, '^.*:') || ${low} ELSE ${address} END`;
  const head = v6Digits("split_part(plain, '::', 1)");
  const digits = bind(
    'tail',
    v6Digits("split_part(plain, '::', 2)"),
    `rpad(${head}, 32 - CAST(length(tail) AS INTEGER), '0') || tail`,
  );
  return bind('plain', plain, `CAST(CAST(from_hex(${digits}) AS BIT) AS VARCHAR)`);
}

const v4Network = `(${v4})/(3[0-2]|[12]?[0-9])`;
const v6Network = `(${v6})/(12[0-8]|1[01][0-9]|[1-9]?[0-9])`;

/** INTEGER: the bits of a valid network that its addresses share. */
function prefixOf(network: string): string {
  return `TRY_CAST(split_part(${network}, '/', 2) AS INTEGER)`;
}

/** BOOLEAN: what a test says of both texts, NULL where one of them has not its form. */
function bindPair(address: string, network: string, test: string): string {
  return bind('pair', `{'address': ${address}, 'network': ${network}}`, test);
}

/** BOOLEAN, NULL where the one is no IPv4 address or the other no IPv4 network. */
function inV4(address: string, network: string): string {
  const shift = `(32 - ${prefixOf('pair.network')})`;
  const base = v4Number("split_part(pair.network, '/', 1)");
  const same = `(${v4Number('pair.address')} >> ${shift}) = (${base} >> ${shift})`;
  return bindPair(matching(address, v4), matching(network, v4Network), same);
}

/** BOOLEAN, NULL where the one is no IPv6 address or the other no IPv6 network. */
function inV6(address: string, network: string): string {
  const [prefix, base] = [prefixOf('pair.network'), "split_part(pair.network, '/', 1)"];
  const same = `left(${v6Bits('pair.address')}, ${prefix}) = left(${v6Bits(base)}, ${prefix})`;
  return bindPair(matching(address, v6), matching(network, v6Network), same);
}

function inSubnet(
  name: string,
  what: string,
  subnet: string,
  tests: readonly ((address: string, network: string) => string)[],
): FunctionDefinition {
  return {
    name,
    parameters: [
      { name: 'address', kind: 'text' },
      { name: 'subnet', kind: 'text' },
    ],
    returns: 'boolean',
    summary: `1 where the text is ${what} in the subnet, else 0; 0 where the subnet is none.`,
    example: `${name}(ip, "${subnet}")`,
    documented: 'by-april-2026',
    compile: (args) => {
      const [address, network] = [argument(args, 0).text(), argument(args, 1).text()];
      const found = tests.map((test) => test(address, network)).join(', ');
      return booleanValue(
        () =>
          `CASE WHEN ${address} IS NOT NULL AND ${network} IS NOT NULL THEN coalesce(${found}, FALSE) END`,
      );
    },
  };
}

export const addressFunctions: readonly FunctionDefinition[] = [
  valid('isValidIp', 'an IPv4 or IPv6 address', `${v4}|${v6}`),
  valid('isValidIpV4', 'an IPv4 address', v4),
  valid('isValidIpV6', 'an IPv6 address', v6),
  {
    name: 'ipv4ToNumber',
    parameters: [{ name: 'address', kind: 'text' }],
    returns: 'number',
    summary: 'The four bytes of an IPv4 address as one number; missing where it is none.',
    example: 'ipv4ToNumber(ip)',
    documented: 'later',
    compile: (args) => {
      const address = matching(argument(args, 0).text(), v4);
      return numberValue(() => `CAST(${bind('address', address, v4Number('address'))} AS DOUBLE)`);
    },
  },
  {
    ...valid(
      'isPrivateIP',
      'an IPv4 address of a private network (RFC 1918)',
      `(10([.]${octet}){3}|172[.](1[6-9]|2[0-9]|3[01])([.]${octet}){2}|192[.]168([.]${octet}){2})`,
    ),
    documented: 'later',
  },
  inSubnet('isIpInSubnet', 'an IPv4 or IPv6 address', '2001:db8::/32', [inV4, inV6]),
  inSubnet('isIpv4InSubnet', 'an IPv4 address', '192.0.2.0/24', [inV4]),
  inSubnet('isIpv6InSubnet', 'an IPv6 address', '2001:db8::/32', [inV6]),
];
