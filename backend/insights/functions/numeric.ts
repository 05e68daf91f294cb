import { numericOperand, type ExpressionContext } from '../compile/context';
import { booleanValue, numberValue } from '../compile/value';
import { argument, type Arguments, type FunctionDefinition } from './definition';

const anyNumber = { name: 'number', kind: 'number' } as const;

/** A function of one number that SQL has as well. */
function unary(
  name: string,
  summary: string,
  sql: (number: string) => string,
  example = `${name}(latency)`,
): FunctionDefinition {
  return {
    name,
    parameters: [anyNumber],
    returns: 'number',
    summary,
    example,
    documented: 'by-april-2026',
    compile: (args, context) => {
      const number = numericOperand(argument(args, 0), context);
      return numberValue(() => sql(number));
    },
  };
}

/** The extreme of several numbers; values that are missing are passed over. */
function extreme(name: 'greatest' | 'least', summary: string): FunctionDefinition {
  return {
    name,
    parameters: [anyNumber, { name: 'others', kind: 'number', optional: true, repeated: true }],
    returns: 'number',
    summary,
    example: `${name}(integrationLatency, 1)`,
    documented: 'by-april-2026',
    compile: (args, context) => {
      const numbers = args.values.map((value) => numericOperand(value, context));
      return numberValue(() => `${name}(${numbers.join(', ')})`);
    },
  };
}

/** DOUBLE, cut to an INTEGER that SQL functions take as a count. */
function clampedInteger(number: string, least: number, most: number): string {
  return `CAST(greatest(least(trunc(${number}), ${most}), ${least}) AS INTEGER)`;
}

function round(args: Arguments, context: ExpressionContext) {
  const number = numericOperand(argument(args, 0), context);
  const decimals = args.values[1];
  if (decimals === undefined) return numberValue(() => `round(${number})`);
  const places = numericOperand(decimals, context);
  return numberValue(() => `round(${number}, ${clampedInteger(places, -15, 15)})`);
}

export const numericFunctions: readonly FunctionDefinition[] = [
  unary('abs', 'The value without its sign.', (x) => `abs(${x})`, 'abs(offset)'),
  unary('ceil', 'The least whole number not below the value.', (x) => `ceil(${x})`),
  unary('floor', 'The greatest whole number not above the value.', (x) => `floor(${x})`),
  // The logarithm of 0 and below has no value: the clamped 0 becomes NULL before it is asked for.
  unary(
    'log',
    'The natural logarithm; missing for 0 and below.',
    (x) => `ln(nullif(greatest(${x}, 0), 0))`,
  ),
  unary('sqrt', 'The square root; missing below 0.', (x) => `TRY(sqrt(${x}))`),
  extreme('greatest', 'The largest of the numbers.'),
  extreme('least', 'The smallest of the numbers.'),
  {
    name: 'round',
    parameters: [anyNumber, { name: 'decimals', kind: 'number', optional: true }],
    returns: 'number',
    summary: 'The number rounded to whole numbers or to the decimals given, halves away from zero.',
    example: 'round(latency, 1)',
    documented: 'later',
    compile: round,
  },
  {
    name: 'toNumber',
    aliases: ['toDouble'],
    parameters: [{ name: 'value', kind: 'any' }],
    returns: 'number',
    summary: 'The value as a number; missing where it is none.',
    example: 'toNumber(status)',
    documented: 'later',
    compile: (args) => {
      const value = argument(args, 0);
      return numberValue(() => value.number());
    },
  },
  {
    name: 'toInt',
    aliases: ['toLong'],
    parameters: [{ name: 'value', kind: 'any' }],
    returns: 'number',
    summary: 'The value as a whole number, cut towards zero; missing where it is no number.',
    example: 'toInt(status)',
    documented: 'later',
    compile: (args) => {
      const value = argument(args, 0);
      return numberValue(() => `trunc(${value.number()})`);
    },
  },
  {
    name: 'isNumeric',
    parameters: [{ name: 'value', kind: 'any' }],
    returns: 'boolean',
    summary: '1 where the value is a number, else 0.',
    example: 'isNumeric(integrationLatency)',
    documented: 'later',
    compile: (args) => {
      const value = argument(args, 0);
      return booleanValue(() => `(${value.number()} IS NOT NULL)`);
    },
  },
];
