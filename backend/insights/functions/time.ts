import type { ExpressionContext } from '../compile/context';
import { numberConstant } from '../compile/constant';
import { ceilToPeriod, floorToPeriod } from '../compile/period';
import { numberValue, timestampValue, type Value } from '../compile/value';
import type { Period } from '../period';
import { argument, type Arguments, type FunctionDefinition, type Parameter } from './definition';

const period: Parameter = { name: 'period', kind: 'period' };
const timestamp: Parameter = { name: 'timestamp', kind: 'time' };

/** One ms beyond what a time can be; 8.64e15 is the bound of JavaScript's dates too. */
const beyond = 8_640_000_000_000_001;

/** BIGINT ms: a timestamp, or a number of ms since the epoch; NULL where it is out of range. */
function millisOf(value: Value): string {
  if (value.type === 'timestamp') return value.native();
  // Clamped, because a cast of a larger number fails. least passes over NULL, which becomes out of range too.
  const clamped = `greatest(least(trunc(${value.number()}), ${beyond}), -${beyond})`;
  return `nullif(nullif(CAST(${clamped} AS BIGINT), ${beyond}), -${beyond})`;
}

function periodOf(args: Arguments): Period {
  const [given] = args.periods;
  if (given === undefined) throw new RangeError('the period is absent');
  return given;
}

function bin(args: Arguments, context: ExpressionContext): Value {
  const time = context.resolve('@timestamp');
  if (time === undefined) throw new RangeError('@timestamp is not in scope');
  return timestampValue(() => floorToPeriod(millisOf(time), periodOf(args)));
}

export const timeFunctions: readonly FunctionDefinition[] = [
  {
    name: 'bin',
    parameters: [period],
    returns: 'timestamp',
    summary: 'The start of the period in which @timestamp falls.',
    example: 'bin(5m)',
    documented: 'by-april-2026',
    readsTimestamp: true,
    compile: bin,
  },
  {
    name: 'datefloor',
    parameters: [timestamp, period],
    returns: 'timestamp',
    summary: 'The start of the period in which the timestamp falls.',
    example: 'datefloor(@timestamp, 1h)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = argument(args, 0);
      return timestampValue(() => floorToPeriod(millisOf(value), periodOf(args)));
    },
  },
  {
    name: 'dateceil',
    parameters: [timestamp, period],
    returns: 'timestamp',
    summary: 'The first start of a period at or after the timestamp.',
    example: 'dateceil(@timestamp, 1h)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = argument(args, 0);
      return timestampValue(() => ceilToPeriod(millisOf(value), periodOf(args)));
    },
  },
  {
    name: 'fromMillis',
    parameters: [{ name: 'milliseconds', kind: 'number' }],
    returns: 'timestamp',
    summary: 'Milliseconds since the epoch as a timestamp.',
    example: 'fromMillis(requestTimeEpoch)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = argument(args, 0);
      return timestampValue(() => millisOf(value));
    },
  },
  {
    name: 'toMillis',
    parameters: [timestamp],
    returns: 'number',
    summary: 'A timestamp as milliseconds since the epoch.',
    example: 'toMillis(@timestamp)',
    documented: 'by-april-2026',
    compile: (args) => {
      const value = argument(args, 0);
      return numberValue(() => value.number());
    },
  },
  {
    name: 'now',
    parameters: [],
    returns: 'number',
    summary: 'The time at which the query started, in seconds since the epoch.',
    example: 'now()',
    documented: 'by-april-2026',
    compile: (_, context) => numberConstant(Math.floor(context.nowMs / 1000), context.parameters),
  },
  {
    name: 'queryStartTime',
    parameters: [],
    returns: 'number',
    summary: "The start of the query's range, in milliseconds since the epoch.",
    example: 'queryStartTime()',
    documented: 'later',
    compile: (_, context) => numberConstant(context.fromMs, context.parameters),
  },
  {
    name: 'queryEndTime',
    parameters: [],
    returns: 'number',
    summary: "The end of the query's range, in milliseconds since the epoch.",
    example: 'queryEndTime()',
    documented: 'later',
    compile: (_, context) => numberConstant(context.toMs, context.parameters),
  },
  {
    name: 'queryTimeRange',
    parameters: [],
    returns: 'number',
    summary: "The length of the query's range in milliseconds.",
    example: 'queryTimeRange()',
    documented: 'later',
    compile: (_, context) => numberConstant(context.toMs - context.fromMs, context.parameters),
  },
];
