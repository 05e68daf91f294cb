import type { Expression } from '../ast';
import { unsupportedError } from '../commands/unsupported';
import { isReserved } from '../quote';
import type { ParseNested } from './arithmetic';
import { spanOf, type TokenCursor } from './cursor';
import { makeNode } from './depth';
import { parseField } from './field';

/** A literal, a field, a call or an expression in parentheses. */
export function parsePrimary(cursor: TokenCursor, nested: ParseNested): Expression {
  const token = cursor.current;
  const span = spanOf(token);
  switch (token.kind) {
    case 'number':
      cursor.advance();
      return { kind: 'number', text: token.value, span };
    case 'duration':
      cursor.advance();
      return { kind: 'duration', text: token.value, span };
    case 'string':
      cursor.advance();
      return { kind: 'string', value: token.value, span };
    case 'word':
      return parseWord(cursor, nested);
    case 'symbol':
      if (token.value === '(') return parseParentheses(cursor, nested);
      return cursor.fail();
    case 'regex':
    case 'end':
      return cursor.fail();
  }
}

function parseParentheses(cursor: TokenCursor, nested: ParseNested): Expression {
  cursor.expectSymbol('(');
  const inner = nested(cursor);
  cursor.expectSymbol(')');
  return inner;
}

function parseWord(cursor: TokenCursor, nested: ParseNested): Expression {
  const word = cursor.current;
  const span = spanOf(word);
  const value = word.value.toLowerCase();
  if (!word.quoted && (value === 'true' || value === 'false')) {
    cursor.advance();
    return { kind: 'boolean', value: value === 'true', span };
  }
  if (!word.quoted && isReserved(word.value)) {
    cursor.fail(`Put a field of this name in backticks: \`${word.value}\`.`);
  }
  const next = cursor.peek();
  const isCall = !word.quoted && next.kind === 'symbol' && next.value === '(';
  if (!isCall) return parseField(cursor, 'a value');
  cursor.advance();
  return parseCall(cursor, word.value, nested);
}

function parseCall(cursor: TokenCursor, name: string, nested: ParseNested): Expression {
  const nameSpan = { start: cursor.previousEnd - name.length, end: cursor.previousEnd };
  cursor.expectSymbol('(');
  const items = cursor.isSymbol(')') ? [] : cursor.list(() => parseArgument(cursor, nested));
  cursor.expectSymbol(')');
  refuseAccess(cursor);
  const span = cursor.spanFrom(nameSpan.start);
  return makeNode(cursor, { kind: 'call', name, nameSpan, arguments: items, span }, items);
}

/** `jsonParse(a).b` is a form of 2026; a name makes it legal everywhere. */
function refuseAccess(cursor: TokenCursor): void {
  const { current } = cursor;
  const adjoins = current.start === cursor.previousEnd;
  if (
    adjoins &&
    (cursor.isSymbol('[') || (current.kind === 'word' && current.value.startsWith('.')))
  ) {
    throw unsupportedError(cursor.text, current, 'access to what a call gives', {
      remedy: 'Name it first: fields jsonParse(@message) as m | display m.status.',
    });
  }
}

function parseArgument(cursor: TokenCursor, nested: ParseNested): Expression {
  const star = cursor.acceptSymbol('*');
  return star === undefined ? nested(cursor) : { kind: 'star', span: spanOf(star) };
}
