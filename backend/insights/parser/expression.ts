import type { Expression, LogicalExpression } from '../ast';
import { MalformedQueryError, type Span } from '../malformed-query-error';
import { makeNode } from './depth';
import { parseComparison } from './comparison';
import type { TokenCursor } from './cursor';

/** Parentheses and calls inside one another. */
const maxNesting = 60;

/**
 * An expression. Binding, strongest first: ^, unary - and !, * / %, + -, comparison with like and in, not,
 * and, or. CloudWatch does not document its table; this is the usual one.
 * @throws MalformedQueryError at the first token that cannot continue it
 */
export function parseExpression(cursor: TokenCursor): Expression {
  if (++cursor.nesting > maxNesting) {
    throw new MalformedQueryError(
      cursor.text,
      cursor.current,
      `more than ${maxNesting} parentheses inside one another`,
    );
  }
  const parsed = parseLogical(cursor, 'or', () =>
    parseLogical(cursor, 'and', () => parseNot(cursor)),
  );
  cursor.nesting--;
  return parsed;
}

function parseLogical(
  cursor: TokenCursor,
  operator: LogicalExpression['operator'],
  operand: () => Expression,
): Expression {
  const start = cursor.current.start;
  const first = operand();
  if (!cursor.isWord(operator)) return first;
  const operands = flatten(first, operator);
  while (cursor.acceptWord(operator) !== undefined) operands.push(...flatten(operand(), operator));
  const span = cursor.spanFrom(start);
  return makeNode(cursor, { kind: 'logical', operator, operands, span }, operands);
}

function flatten(expression: Expression, operator: LogicalExpression['operator']): Expression[] {
  const same = expression.kind === 'logical' && expression.operator === operator;
  return same ? [...expression.operands] : [expression];
}

function parseNot(cursor: TokenCursor): Expression {
  const nots: Span[] = [];
  for (let word = cursor.acceptWord('not'); word !== undefined; word = cursor.acceptWord('not')) {
    nots.push(word);
  }
  let operand = parseComparison(cursor, parseExpression);
  for (const word of nots.reverse()) {
    const span = cursor.spanFrom(word.start);
    operand = makeNode(cursor, { kind: 'not', operand, span }, [operand]);
  }
  return operand;
}
