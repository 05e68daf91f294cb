import type { ExpressionContext } from '../compile/context';
import type { Value } from '../compile/value';
import type { Period } from '../period';

/** What an argument is read as. A period such as 5m is never computed. */
export type ParameterKind = 'any' | 'text' | 'number' | 'time' | 'period';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly optional?: true;
  /** May be given several times; only the last parameter. */
  readonly repeated?: true;
}

export interface Arguments {
  /** In the order given, periods left out. */
  readonly values: readonly Value[];
  readonly periods: readonly Period[];
}

/**
 * When CloudWatch's reference listed it: in its edition of 13 April 2026, which hardly differs from that of the years
 * before; or only in a later one. `samples`: only in AWS's own sample queries.
 */
export type Documented = 'by-april-2026' | 'later' | 'samples';

/** A function of one row. */
export interface FunctionDefinition {
  /** As the reference spells it; letter case does not count in a query. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Bounds arguments that may be repeated. */
  readonly mostArguments?: number;
  readonly returns: 'text' | 'number' | 'boolean' | 'timestamp' | 'structure' | 'same';
  readonly summary: string;
  readonly example: string;
  readonly documented: Documented;
  /** Reads @timestamp without naming it. */
  readonly readsTimestamp?: true;
  /** The argument counts are checked before. */
  compile(args: Arguments, context: ExpressionContext): Value;
}

/** The argument at the position, which the checker has made sure of. */
export function argument(args: Arguments, index: number): Value {
  const value = args.values[index];
  if (value === undefined) throw new RangeError(`argument ${index + 1} is absent`);
  return value;
}
