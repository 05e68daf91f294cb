import type { Expression } from '../ast';
import { functionNamed } from '../functions/registry';
import type { Names } from './names';

/** Whether an expression may give a map or a list, so that its column has attributes. */
export function mayBeStructure(expression: Expression, names: Names): boolean {
  switch (expression.kind) {
    case 'field':
      return names.isStructure(expression.name) || names.isAttribute(expression);
    case 'call': {
      const returns = functionNamed(expression.name)?.returns;
      if (returns !== 'same') return returns === 'structure';
      return expression.arguments.some((argument) => mayBeStructure(argument, names));
    }
    default:
      return false;
  }
}
