import type { Projection } from '../ast';
import { compileExpression } from './expression';
import type { Output, Pipeline } from './pipeline';

/** Computes columns and makes their names known; a later one may read an earlier one. */
export function compileProjections(
  projections: readonly Projection[],
  pipeline: Pipeline,
): readonly Output[] {
  pipeline.settle();
  const names: string[] = [];
  for (const { expression, column } of projections) {
    pipeline.prepare(expression);
    const value = compileExpression(expression, pipeline.context());
    pipeline.define(column, value, expression.kind !== 'field');
    names.push(column);
  }
  // Looked up at the end: a stage may have closed in between.
  return [...new Set(names)].map((name) => pipeline.outputNamed(name));
}
