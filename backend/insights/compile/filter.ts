import type { Expression } from '../ast';
import { condition } from './condition';
import { compileExpression } from './expression';
import type { Pipeline } from './pipeline';

/** Keeps the rows for which the condition is true. */
export function compileCondition(expression: Expression, pipeline: Pipeline): void {
  pipeline.settle();
  pipeline.prepare(expression);
  pipeline.stage.where(condition(compileExpression(expression, pipeline.context())));
}
