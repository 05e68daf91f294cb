import type { Projection } from '../ast';
import type { TokenCursor } from './cursor';
import { parseExpression } from './expression';

/** `expression [as alias]`. A column without alias is named as it is written. */
export function parseProjection(cursor: TokenCursor): Projection {
  const { start } = cursor.current;
  const { mark } = cursor;
  const expression = parseExpression(cursor);
  const written = expression.kind === 'field' ? expression.name : cursor.wordsSince(mark);
  const alias = cursor.acceptWord('as') && cursor.expectName('a name');
  return { expression, alias, column: alias?.name ?? written, span: cursor.spanFrom(start) };
}
