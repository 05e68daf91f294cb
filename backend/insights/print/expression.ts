import type { Expression, Projection } from '../ast';
import { quoteName, quoteString } from '../quote';
import { printField } from './field';

/** How strongly a node binds; an operand that binds less is put in parentheses. */
const strength = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  negate: 7,
  power: 8,
  primary: 9,
} as const;

const arithmeticStrength = {
  '+': strength.sum,
  '-': strength.sum,
  '*': strength.product,
  '/': strength.product,
  '%': strength.product,
  '^': strength.power,
} as const;

/** The expression as query text; parsing it gives the same tree. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'field':
      return printField(expression);
    case 'number':
    case 'duration':
      return expression.text;
    case 'string':
      return quoteString(expression.value);
    case 'boolean':
      return String(expression.value);
    case 'star':
      return '*';
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'negate':
      return `-${printAtLeast(expression.operand, strength.negate)}`;
    case 'not':
      return `not ${printAtLeast(expression.operand, strength.not)}`;
    case 'arithmetic': {
      const own = arithmeticStrength[expression.operator];
      const power = expression.operator === '^';
      const left = printAtLeast(expression.left, power ? own + 1 : own);
      const right = printAtLeast(expression.right, power ? own : own + 1);
      return `${left} ${expression.operator} ${right}`;
    }
    case 'comparison': {
      const left = printAtLeast(expression.left, strength.comparison);
      const right = printAtLeast(expression.right, strength.sum);
      return `${left} ${expression.operator} ${right}`;
    }
    case 'like': {
      const { pattern } = expression;
      const written = pattern.kind === 'regex' ? `/${pattern.source}/` : quoteString(pattern.value);
      const operand = printAtLeast(expression.operand, strength.comparison);
      return `${operand} ${expression.negated ? 'not ' : ''}like ${written}`;
    }
    case 'in': {
      const items = expression.items.map(printExpression).join(', ');
      const operand = printAtLeast(expression.operand, strength.comparison);
      return `${operand} ${expression.negated ? 'not ' : ''}in [${items}]`;
    }
    case 'logical': {
      const own = strength[expression.operator];
      return expression.operands
        .map((operand) => printAtLeast(operand, own + 1))
        .join(` ${expression.operator} `);
    }
  }
}

function strengthOf(expression: Expression): number {
  switch (expression.kind) {
    case 'logical':
      return strength[expression.operator];
    case 'not':
      return strength.not;
    case 'comparison':
    case 'like':
    case 'in':
      return strength.comparison;
    case 'arithmetic':
      return arithmeticStrength[expression.operator];
    case 'negate':
      return strength.negate;
    case 'field':
    case 'number':
    case 'string':
    case 'boolean':
    case 'duration':
    case 'star':
    case 'call':
      return strength.primary;
  }
}

function printAtLeast(expression: Expression, least: number): string {
  const printed = printExpression(expression);
  return strengthOf(expression) < least ? `(${printed})` : printed;
}

/** A column without alias is printed as it was written, because its words are its name. */
export function printProjection(projection: Projection): string {
  const { expression, alias } = projection;
  if (alias !== undefined) return `${printExpression(expression)} as ${quoteName(alias.name)}`;
  return expression.kind === 'field' ? printField(expression) : projection.column;
}
