import type { CallExpression, FieldExpression } from '../ast';
import type { SemanticsSwitches } from '../compiled';
import type { Parameters } from './parameters';
import type { Resolve } from './scope';
import type { Value } from './value';

/** What compiling an expression needs to know. */
export interface ExpressionContext {
  readonly parameters: Parameters;
  readonly switches: SemanticsSwitches;
  /** Of the query's range, ms since the epoch. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  readonly resolve: Resolve;
  /** The value of a field as a query writes it. */
  readonly field: (field: FieldExpression) => Value;
  /** Leaves rows out for which the condition is not true. */
  require(condition: string): void;
  /** The value of an aggregate; absent where none may stand. */
  readonly aggregate?: (call: CallExpression) => Value | undefined;
}

/** DOUBLE for arithmetic and numeric functions: what a value that is no number becomes is a switch. */
export function numericOperand(value: Value, context: ExpressionContext): string {
  if (value.numeric) return value.number();
  switch (context.switches.nonNumeric) {
    case 'null':
      return value.number();
    case 'zero':
      return `CASE WHEN ${value.number()} IS NULL AND ${value.present()} THEN 0 ELSE ${value.number()} END`;
    case 'exclude':
      context.require(`${value.number()} IS NOT NULL OR NOT ${value.present()}`);
      return value.number();
  }
}
