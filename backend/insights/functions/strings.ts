import { numericOperand, type ExpressionContext } from '../compile/context';
import { booleanValue, numberValue, textValue, type Value } from '../compile/value';
import {
  argument,
  type Arguments,
  type Documented,
  type FunctionDefinition,
  type Parameter,
} from './definition';

const text: Parameter = { name: 'text', kind: 'text' };
const blanks = "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)";

function textOf(args: Arguments, index: number): string {
  return argument(args, index).text();
}

/** A function of one text that gives text. */
function mapped(
  name: string,
  summary: string,
  sql: (text: string) => string,
  documented: Documented = 'by-april-2026',
): FunctionDefinition {
  return {
    name,
    parameters: [text],
    returns: 'text',
    summary,
    example: `${name}(httpMethod)`,
    documented,
    compile: (args) => textValue(() => sql(textOf(args, 0))),
  };
}

function trimmed(name: 'trim' | 'ltrim' | 'rtrim', where: string): FunctionDefinition {
  return {
    name,
    parameters: [text, { name: 'characters', kind: 'text', optional: true }],
    returns: 'text',
    summary: `The text without blanks, or without the characters given, ${where}.`,
    example: `${name}(@message)`,
    documented: 'by-april-2026',
    compile: (args) =>
      textValue(() => `${name}(${textOf(args, 0)}, ${args.values[1]?.text() ?? blanks})`),
  };
}

/** 1 where a text has another one in it, at its start or at its end. */
function found(name: string, sqlName: string, where: string, example: string): FunctionDefinition {
  return {
    name,
    parameters: [text, { name: 'part', kind: 'text' }],
    returns: 'boolean',
    summary: `1 where the text has the part ${where}, else 0.`,
    example,
    documented: 'later',
    compile: (args) => booleanValue(() => `${sqlName}(${textOf(args, 0)}, ${textOf(args, 1)})`),
  };
}

function strcontains(args: Arguments): Value {
  return booleanValue(() => {
    const [all, part] = [textOf(args, 0), textOf(args, 1)];
    const ignoreCase = args.values[2];
    if (ignoreCase === undefined) return `contains(${all}, ${part})`;
    if (typeof ignoreCase.constant === 'boolean' || typeof ignoreCase.constant === 'number') {
      const ignored = Boolean(ignoreCase.constant);
      return ignored ? `contains(lower(${all}), lower(${part}))` : `contains(${all}, ${part})`;
    }
    return `regexp_matches(${all}, CASE WHEN ${ignoreCase.number()} <> 0 THEN '(?i)' ELSE '' END || regexp_escape(${part}))`;
  });
}

/** Longest text that SQL is asked to cut, in characters. */
const longest = 1_000_000_000;

function substr(args: Arguments, context: ExpressionContext): Value {
  const position = (value: Value): string =>
    `CAST(greatest(least(trunc(${numericOperand(value, context)}), ${longest}), 0) AS BIGINT)`;
  const start = position(argument(args, 1));
  const lengthValue = args.values[2];
  const length = lengthValue === undefined ? undefined : position(lengthValue);
  return textValue(() => {
    const rest = length === undefined ? '' : `, ${length}`;
    return `substring(${textOf(args, 0)}, ${start} + 1${rest})`;
  });
}

export const stringFunctions: readonly FunctionDefinition[] = [
  mapped('tolower', 'The text in lower case.', (x) => `lower(${x})`),
  mapped('toupper', 'The text in upper case.', (x) => `upper(${x})`),
  mapped('md5', 'The MD5 sum in hexadecimal.', (x) => `md5(${x})`, 'later'),
  mapped('sha256', 'The SHA-256 sum in hexadecimal.', (x) => `sha256(${x})`, 'later'),
  trimmed('trim', 'at both ends'),
  trimmed('ltrim', 'at its start'),
  trimmed('rtrim', 'at its end'),
  found('startsWith', 'starts_with', 'at its start', 'startsWith(path, "/api")'),
  found('endsWith', 'ends_with', 'at its end', 'endsWith(path, ".json")'),
  {
    name: 'strcontains',
    parameters: [
      text,
      { name: 'part', kind: 'text' },
      { name: 'ignoreCase', kind: 'any', optional: true },
    ],
    returns: 'boolean',
    summary:
      '1 where the text has the part in it, else 0; letter case counts unless ignoreCase is true.',
    example: 'strcontains(@message, "timed out")',
    documented: 'by-april-2026',
    compile: strcontains,
  },
  {
    name: 'strlen',
    parameters: [text],
    returns: 'number',
    summary: 'The number of Unicode code points.',
    example: 'strlen(@message)',
    documented: 'by-april-2026',
    compile: (args) => numberValue(() => `CAST(length(${textOf(args, 0)}) AS DOUBLE)`),
  },
  {
    name: 'messageSize',
    parameters: [text],
    returns: 'number',
    summary: 'The number of bytes in UTF-8.',
    example: 'messageSize(@message)',
    documented: 'later',
    compile: (args) => numberValue(() => `CAST(strlen(${textOf(args, 0)}) AS DOUBLE)`),
  },
  {
    name: 'substr',
    parameters: [
      text,
      { name: 'start', kind: 'number' },
      { name: 'length', kind: 'number', optional: true },
    ],
    returns: 'text',
    summary:
      'The part of the text from a position, counted from 0, to its end or of the length given.',
    example: 'substr("xyZfooxyZ", 3, 3)',
    documented: 'by-april-2026',
    compile: substr,
  },
  {
    name: 'replace',
    parameters: [text, { name: 'search', kind: 'text' }, { name: 'replacement', kind: 'text' }],
    returns: 'text',
    summary: 'The text with every occurrence of one text replaced by another.',
    example: 'replace(path, "/v1/", "/")',
    documented: 'by-april-2026',
    compile: (args) =>
      textValue(() => `replace(${textOf(args, 0)}, ${textOf(args, 1)}, ${textOf(args, 2)})`),
  },
  {
    name: 'concat',
    parameters: [text, { name: 'others', kind: 'text', optional: true, repeated: true }],
    returns: 'text',
    summary: 'The texts one after the other; missing ones add nothing.',
    example: 'concat(httpMethod, " ", resourcePath)',
    documented: 'by-april-2026',
    compile: (args) =>
      textValue(() => `concat(${args.values.map((value) => value.text()).join(', ')})`),
  },
  {
    name: 'isempty',
    parameters: [{ name: 'field', kind: 'any' }],
    returns: 'boolean',
    summary: '1 where the field is missing or an empty text, else 0.',
    example: 'isempty(errorMessage)',
    documented: 'by-april-2026',
    compile: (args) => booleanValue(() => `(coalesce(${textOf(args, 0)}, '') = '')`),
  },
  {
    name: 'isblank',
    parameters: [{ name: 'field', kind: 'any' }],
    returns: 'boolean',
    summary: '1 where the field is missing, empty or only blanks, else 0.',
    example: 'isblank(errorMessage)',
    documented: 'by-april-2026',
    compile: (args) =>
      booleanValue(() => `(trim(coalesce(${textOf(args, 0)}, ''), ${blanks}) = '')`),
  },
];
