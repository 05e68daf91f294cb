import { fieldPaths } from '../field-path';
import { quoteIdentifier, quoteLiteral } from '../sql-text';

/** How DuckDB's reader of JSON lines is told which keys to take. */
export interface JsonColumns {
  /** The value of its `columns` option. */
  readonly definition: string;
  /** SQL of the VARCHAR that a field holds. */
  text(name: string): string;
}

interface Node {
  readonly children: Map<string, Node>;
  leaf: boolean;
}

/**
 * Plans explicit columns for fields; nested names become structs.
 * Undefined where columns cannot say it: one name inside another, positions in arrays, keys that differ only in case.
 */
export function planJsonColumns(names: readonly string[]): JsonColumns | undefined {
  const root: Node = { children: new Map(), leaf: false };
  for (const path of names.flatMap(fieldPaths)) {
    if (path.length > 1 && path.some((key) => /^\d+$/.test(key))) return undefined;
    let node = root;
    for (const key of path) {
      const child = node.children.get(key) ?? { children: new Map<string, Node>(), leaf: false };
      node.children.set(key, child);
      node = child;
    }
    node.leaf = true;
  }
  if (root.children.size === 0 || !isPlain(root)) return undefined;
  const columns = [...root.children].map(
    ([key, node]) => `${quoteLiteral(key)}: ${quoteLiteral(typeOf(node))}`,
  );
  return {
    definition: `{${columns.join(', ')}}`,
    text(name) {
      const values = fieldPaths(name).map(([first = '', ...rest]) =>
        rest.reduce(
          (value, key) => `struct_extract(${value}, ${quoteLiteral(key)})`,
          quoteIdentifier(first),
        ),
      );
      return values.length === 1 ? values.join('') : `COALESCE(${values.join(', ')})`;
    },
  };
}

function isPlain(node: Node): boolean {
  if (node.leaf && node.children.size > 0) return false;
  const keys = [...node.children.keys()];
  // DuckDB's names are equal in either case; an empty one is none.
  if (new Set(keys.map((key) => key.toLowerCase())).size !== keys.length) return false;
  if (keys.some((key) => key === '' || key.includes('\0'))) return false;
  return [...node.children.values()].every(isPlain);
}

function typeOf(node: Node): string {
  if (node.leaf) return 'VARCHAR';
  const members = [...node.children].map(
    ([key, child]) => `${quoteIdentifier(key)} ${typeOf(child)}`,
  );
  return `STRUCT(${members.join(', ')})`;
}
