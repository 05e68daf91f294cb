import { numericOperand } from '../compile/context';
import { numberValue, textValue } from '../compile/value';
import { argument, type FunctionDefinition } from './definition';

function encoding(
  name: string,
  summary: string,
  example: string,
  returns: 'text' | 'number',
  of: (text: string) => string,
): FunctionDefinition {
  return {
    name,
    parameters: [{ name: 'text', kind: 'text' }],
    returns,
    summary,
    example: `${name}(${example})`,
    documented: 'later',
    compile: (args) => {
      const sql = (): string => of(argument(args, 0).text());
      return returns === 'number' ? numberValue(sql) : textValue(sql);
    },
  };
}

/** DOUBLE: a number below 2^64. */
function hexToDec(text: string): string {
  const digits = `regexp_extract(${text}, '\\A(?:0[xX])?0*([0-9A-Fa-f]{1,16})\\z', 1)`;
  return `CAST(TRY_CAST('0x' || nullif(${digits}, '') AS UBIGINT) AS DOUBLE)`;
}

/** VARCHAR: whole bytes only, where SQL would take half a one too. */
function hexToText(text: string): string {
  const bytes = `regexp_full_match(${text}, '([0-9A-Fa-f]{2})*')`;
  return `CASE WHEN ${bytes} THEN TRY(decode(unhex(${text}))) END`;
}

export const encodingFunctions: readonly FunctionDefinition[] = [
  encoding(
    'base64encode',
    'The text in Base64.',
    '"é"',
    'text',
    (text) => `to_base64(encode(${text}))`,
  ),
  encoding(
    'base64decode',
    'The text that Base64 tells; missing where it is none.',
    '"w6k="',
    'text',
    (text) => `TRY(decode(from_base64(${text})))`,
  ),
  encoding(
    'hexToAscii',
    'The text whose bytes are hexadecimal digits; missing where it is none.',
    '"48656c6c6f"',
    'text',
    hexToText,
  ),
  encoding(
    'hexToDec',
    'A hexadecimal number, with or without 0x, as a number; missing where it is none.',
    '"0xff"',
    'number',
    hexToDec,
  ),
  {
    name: 'decToHex',
    parameters: [{ name: 'number', kind: 'number' }],
    returns: 'text',
    summary: 'A number as hexadecimal with 0x in front, cut to a whole one; missing from 2^63 on.',
    example: 'decToHex(255)',
    documented: 'later',
    compile: (args, context) => {
      const number = numericOperand(argument(args, 0), context);
      const whole = `TRY_CAST(abs(trunc(${number})) AS BIGINT)`;
      const sign = `CASE WHEN ${number} <= -1 THEN '-' ELSE '' END`;
      return textValue(() => `${sign} || '0x' || format('{:x}', ${whole})`);
    },
  },
];
