import type { Projection } from '../ast';
import { checkExpression } from './expression';
import type { Names } from './names';
import { mayBeStructure } from './structure';

/** Checks the columns of fields or display in their order: a later one may read an earlier one. */
export function checkProjections(projections: readonly Projection[], names: Names): void {
  for (const { expression, column } of projections) {
    checkExpression(expression, names);
    names.define(column, mayBeStructure(expression, names));
  }
}
