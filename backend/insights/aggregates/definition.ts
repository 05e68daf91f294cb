import type { ExpressionContext } from '../compile/context';
import type { Value } from '../compile/value';
import type { Documented, Parameter } from '../functions/definition';

/** A function of many rows: only in stats. */
export interface AggregateDefinition {
  /** As the reference spells it; letter case does not count in a query. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Whether `*` may stand for the arguments. */
  readonly star?: true;
  /** Position of an argument that must be a number from 0 to 100. */
  readonly percentArgument?: number;
  readonly summary: string;
  readonly example: string;
  readonly documented: Documented;
  /** Needs @timestamp, so that it can only stand in the first stats. */
  readonly readsTimestamp?: true;
  compile(args: readonly Value[], context: ExpressionContext): Value;
}

/** The argument at the position, which the checker has made sure of. */
export function aggregated(args: readonly Value[], index: number): Value {
  const value = args[index];
  if (value === undefined) throw new RangeError(`argument ${index + 1} is absent`);
  return value;
}
