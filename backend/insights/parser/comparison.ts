import {
  comparisonOperators,
  type ComparisonOperator,
  type Expression,
  type LikeExpression,
} from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import { unsupportedError } from '../commands/unsupported';
import { parseArithmetic, type ParseNested } from './arithmetic';
import { isWordToken, spanOf, type TokenCursor } from './cursor';
import { makeNode } from './depth';

const operatorBySymbol = new Map<string, ComparisonOperator>([
  ...comparisonOperators.map((operator): [string, ComparisonOperator] => [operator, operator]),
  // Not in the reference, but in AWS's own samples.
  ['==', '='],
]);

/** Comparisons, `like`, `=~` and `in`, from left to right. */
export function parseComparison(cursor: TokenCursor, nested: ParseNested): Expression {
  const start = cursor.current.start;
  let left = parseArithmetic(cursor, nested);
  for (;;) {
    const next = parseRest(cursor, start, left, nested);
    if (next === undefined) return left;
    left = next;
  }
}

function parseRest(
  cursor: TokenCursor,
  start: number,
  left: Expression,
  nested: ParseNested,
): Expression | undefined {
  if (cursor.acceptSymbol('=~') !== undefined) return like(cursor, start, left, false, true);
  const operator = cursor.current.kind === 'symbol' && operatorBySymbol.get(cursor.current.value);
  if (operator) {
    cursor.advance();
    const right = parseArithmetic(cursor, nested);
    const span = cursor.spanFrom(start);
    return makeNode(cursor, { kind: 'comparison', operator, left, right, span }, [left, right]);
  }
  const negated = cursor.isWord('not') && isWordToken(cursor.peek(), ['in', 'like']);
  if (negated) cursor.advance();
  if (cursor.acceptWord('like') !== undefined) return like(cursor, start, left, negated, false);
  if (cursor.acceptWord('in') !== undefined) return inList(cursor, start, left, negated, nested);
  return undefined;
}

function like(
  cursor: TokenCursor,
  start: number,
  operand: Expression,
  negated: boolean,
  regexOnly: boolean,
): Expression {
  const pattern = likePattern(cursor, regexOnly);
  const span = cursor.spanFrom(start);
  return makeNode(cursor, { kind: 'like', negated, operand, pattern, span }, [operand]);
}

function likePattern(cursor: TokenCursor, regexOnly: boolean): LikeExpression['pattern'] {
  if (cursor.isSymbol('/')) {
    const regex = cursor.takeRegex();
    refuseFlags(cursor, regex.end);
    return { kind: 'regex', source: regex.value, span: spanOf(regex) };
  }
  if (!regexOnly && cursor.current.kind === 'string') {
    const text = cursor.advance();
    return { kind: 'string', value: text.value, span: spanOf(text) };
  }
  return cursor.fail(
    regexOnly ? 'Expected /a pattern/ here.' : 'Expected "a text" or /a pattern/ here.',
  );
}

/** A flag behind a pattern, as other languages write it, is an error here. */
export function refuseFlags(cursor: TokenCursor, regexEnd: number): void {
  const { current } = cursor;
  if (current.kind === 'word' && current.start === regexEnd) {
    cursor.fail('Flags stand inside the pattern: /(?i)…/ ignores letter case.');
  }
}

function inList(
  cursor: TokenCursor,
  start: number,
  operand: Expression,
  negated: boolean,
  nested: ParseNested,
): Expression {
  if (cursor.isSymbol('(')) {
    throw unsupportedError(cursor.text, cursor.current, 'a subquery, or a list in parentheses,', {
      remedy: 'Write the values as a list: in ["a", "b"].',
    });
  }
  cursor.expectSymbol('[');
  if (cursor.isSymbol(']')) {
    throw new MalformedQueryError(cursor.text, cursor.current, 'the list of in is empty');
  }
  const items = cursor.list(() => nested(cursor));
  cursor.expectSymbol(']');
  const span = cursor.spanFrom(start);
  return makeNode(cursor, { kind: 'in', negated, operand, items, span }, [operand, ...items]);
}
