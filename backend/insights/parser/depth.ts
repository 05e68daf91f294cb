import type { Expression } from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import type { TokenCursor } from './cursor';

/** Levels of an expression's tree: more would overflow the stack of what walks over it, or DuckDB's. */
const maxDepth = 120;

const depths = new WeakMap<Expression, number>();

/** Gives the node back. @throws MalformedQueryError where its tree is too deep. */
export function makeNode<Node extends Expression>(
  cursor: TokenCursor,
  node: Node,
  children: readonly Expression[],
): Node {
  const depth = 1 + children.reduce((most, child) => Math.max(most, depths.get(child) ?? 1), 0);
  if (depth > maxDepth) {
    throw new MalformedQueryError(
      cursor.text,
      node.span,
      `an expression of more than ${maxDepth} steps`,
      'Split it with fields … as ….',
    );
  }
  depths.set(node, depth);
  return node;
}
