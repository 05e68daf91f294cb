import {
  LineCounter,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { Issue, ValuePath } from './layer';

/** What can be wrong with YAML, by the parser's code. Its own messages may repeat a secret. */
const explanations: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: 'A text in double quotes holds an unknown escape.',
  BAD_INDENT: 'The indentation does not fit.',
  BLOCK_AS_IMPLICIT_KEY: 'There is a second ":" on the line; put the value in quotes.',
  DUPLICATE_KEY: 'The same key stands twice.',
  MISSING_CHAR: 'A closing quote, a bracket or a ":" is missing.',
  MULTILINE_IMPLICIT_KEY: 'A key runs over several lines; is a ":" missing?',
  MULTIPLE_DOCS: 'There is more than one document; only one is read.',
  NON_STRING_KEY: 'A key is no text.',
  TAB_AS_INDENT: 'A tab stands in the indentation; use blanks.',
  TAG_RESOLVE_FAILED: 'There is a tag that is not known.',
};

export interface ParsedYaml {
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** `line:column`, both from 1, of a key, an item, or the nearest thing around it. */
  readonly position: (path: ValuePath) => string;
}

/** Deeper or larger values serve no option, and would cost memory and stack. */
const maxDepth = 32;
const maxLength = 262_144;
/** One mistake makes many: the first few tell all. */
const maxIssues = 5;

interface Child {
  readonly inner: Node | undefined;
  /** Where the key begins, or the item of a list. */
  readonly offset: number | undefined;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

function childOf(node: Node, key: string | number): Child | undefined {
  const pair = isMap(node)
    ? node.items.find(({ key: name }) => isScalar(name) && name.value === key)
    : undefined;
  if (pair !== undefined) {
    return { inner: isNode(pair.value) ? pair.value : undefined, offset: startOf(pair.key) };
  }
  const item = isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
  return isNode(item) ? { inner: item, offset: startOf(item) } : undefined;
}

function offsetOf(document: Document, path: ValuePath): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    const child: Child | undefined = node ? childOf(node, key) : undefined;
    if (child === undefined) break;
    offset = child.offset ?? offset;
    node = child.inner;
  }
  return offset;
}

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isTooDeep(inner, depth - 1));
}

/** Reads YAML 1.2 (JSON is a part of it); never throws. `place` stands before each position. */
export function parseYaml(text: string, place: string): ParsedYaml {
  const counter = new LineCounter();
  const at = (offset: number): string => {
    const { line, col } = counter.linePos(offset);
    return `${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const failed = (message: string, offset: number): ParsedYaml => ({
    value: undefined,
    issues: [
      {
        message: `This is no valid YAML. ${message}`,
        place: `${place}:${at(offset)}`,
        remedy: 'Correct the spelling there; the page on configuration has an example.',
      },
    ],
    position: () => at(offset),
  });
  if (text.length > maxLength) return failed('It is longer than 256 KiB.', 0);
  let document;
  let value: unknown;
  try {
    document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'silent',
    });
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    // The parser recurses: thousands of "[" end its stack, and toJS throws on a lost alias.
    return failed('It is nested too deeply, or an alias has no anchor.', 0);
  }
  const issues = [...document.errors, ...document.warnings]
    .slice(0, maxIssues)
    .flatMap(
      ({ code, pos }) =>
        failed(explanations[code] ?? 'Something stands where it does not belong.', pos[0]).issues,
    );
  if (issues.length > 0) return { value: undefined, issues, position: () => at(0) };
  if (isTooDeep(value, maxDepth)) return failed('It is nested too deeply.', 0);
  const parsed = document;
  return { value, issues, position: (path) => at(offsetOf(parsed, path)) };
}
