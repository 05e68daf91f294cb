import type { FieldExpression } from '../ast';
import { nameOfPath } from '../field-path';
import type { TokenCursor } from './cursor';

/** Positions in lists are below; an event has at most 1 MB. */
const maxPosition = 1_000_000;

/**
 * A field, which may be an attribute of a map or an item of a list: `m.users[1].action`.
 * @throws MalformedQueryError
 */
export function parseField(cursor: TokenCursor, what: string): FieldExpression {
  const { start } = cursor.current;
  const { name, span } = cursor.expectName(what);
  const named = partsOf(cursor.text.slice(span.start, span.end));
  const path = [...named, ...parsePositions(cursor)];
  if (path.length > named.length) {
    return { kind: 'field', name: nameOfPath(path), path, span: cursor.spanFrom(start) };
  }
  // A name that is in backticks as a whole is split at its dots like any other.
  const isPlain = named.length === 1 || !named.some((part) => part.includes('.'));
  return { kind: 'field', name, ...(isPlain ? {} : { path: named }), span };
}

/** The steps behind a name: positions in lists and attributes of their items. */
function parsePositions(cursor: TokenCursor): (string | number)[] {
  const path: (string | number)[] = [];
  while (adjoins(cursor) && cursor.acceptSymbol('[') !== undefined) {
    path.push(parsePosition(cursor));
    cursor.expectSymbol(']');
    const { current } = cursor;
    if (!adjoins(cursor) || current.kind !== 'word') continue;
    const [empty, ...attributes] = partsOf(cursor.text.slice(current.start, current.end));
    if (empty !== '' || attributes.length === 0) {
      cursor.fail('Write a dot before an attribute: list[0].name.');
    }
    cursor.advance();
    path.push(...attributes);
  }
  return path;
}

function parsePosition(cursor: TokenCursor): number {
  const { current } = cursor;
  const value = Number(current.value);
  if (current.kind !== 'number' || !/^[0-9]+$/.test(current.value) || value >= maxPosition) {
    cursor.fail('Expected a position in the list, counted from 0.');
  }
  cursor.advance();
  return value;
}

/** The parts of a written name between the dots outside of backticks. */
function partsOf(written: string): readonly string[] {
  const parts = [''];
  written.split('`').forEach((piece, index) => {
    // Every other piece stands between backticks.
    const [first = '', ...rest] = index % 2 === 1 ? [piece] : piece.split('.');
    parts.push(`${parts.pop() ?? ''}${first}`, ...rest);
  });
  return parts;
}

function adjoins(cursor: TokenCursor): boolean {
  return cursor.current.start === cursor.previousEnd;
}
