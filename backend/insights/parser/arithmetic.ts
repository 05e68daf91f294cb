import { arithmeticOperators, type ArithmeticOperator, type Expression } from '../ast';
import type { Span } from '../malformed-query-error';
import type { TokenCursor } from './cursor';
import { makeNode } from './depth';
import { parsePrimary } from './primary';

/** Parses an expression inside parentheses, arguments or a list. */
export type ParseNested = (cursor: TokenCursor) => Expression;

const operatorBySymbol = new Map<string, ArithmeticOperator>(
  arithmeticOperators.map((operator) => [operator, operator]),
);

/** Sums, products, signs and powers. */
export function parseArithmetic(cursor: TokenCursor, nested: ParseNested): Expression {
  return parseChain(cursor, ['+', '-'], () =>
    parseChain(cursor, ['*', '/', '%'], () => parseUnary(cursor, nested)),
  );
}

function parseChain(
  cursor: TokenCursor,
  symbols: readonly ArithmeticOperator[],
  operand: () => Expression,
): Expression {
  const start = cursor.current.start;
  let left = operand();
  for (;;) {
    const symbol = cursor.acceptSymbol(...symbols);
    const operator = symbol && operatorBySymbol.get(symbol.value);
    if (operator === undefined) return left;
    const right = operand();
    const span = cursor.spanFrom(start);
    left = makeNode(cursor, { kind: 'arithmetic', operator, left, right, span }, [left, right]);
  }
}

function parseUnary(cursor: TokenCursor, nested: ParseNested): Expression {
  const signs: { readonly symbol: string; readonly span: Span }[] = [];
  for (let sign = takeSign(cursor); sign !== undefined; sign = takeSign(cursor)) signs.push(sign);
  let operand = parsePower(cursor, nested);
  for (const sign of signs.reverse()) {
    const span = cursor.spanFrom(sign.span.start);
    const kind = sign.symbol === '-' ? 'negate' : 'not';
    operand = makeNode(cursor, { kind, operand, span }, [operand]);
  }
  return operand;
}

function takeSign(cursor: TokenCursor): { symbol: string; span: Span } | undefined {
  const sign = cursor.acceptSymbol('-', '!');
  return sign && { symbol: sign.value, span: sign };
}

/** Powers bind to the right: 2 ^ 3 ^ 2 is 2 ^ 9; an exponent may have a sign. */
function parsePower(cursor: TokenCursor, nested: ParseNested): Expression {
  const operands = [parsePrimary(cursor, nested)];
  while (cursor.acceptSymbol('^') !== undefined) {
    if (cursor.isSymbol('-', '!')) {
      operands.push(parseUnary(cursor, nested));
      break;
    }
    operands.push(parsePrimary(cursor, nested));
  }
  return operands.reduceRight((right, left) => {
    const span = { start: left.span.start, end: right.span.end };
    return makeNode(cursor, { kind: 'arithmetic', operator: '^', left, right, span }, [
      left,
      right,
    ]);
  });
}
