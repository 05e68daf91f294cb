import type { Expression } from './ast';

/** The expressions directly inside an expression. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.arguments;
    case 'negate':
    case 'not':
    case 'like':
      return [expression.operand];
    case 'arithmetic':
    case 'comparison':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.items];
    case 'logical':
      return expression.operands;
    case 'field':
    case 'number':
    case 'string':
    case 'boolean':
    case 'duration':
    case 'star':
      return [];
  }
}

/** Visits an expression and all inside it. */
export function visit(expression: Expression, visitor: (node: Expression) => void): void {
  visitor(expression);
  for (const child of childrenOf(expression)) visit(child, visitor);
}
