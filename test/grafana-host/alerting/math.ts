import { contains, count, fingerprint, type Labels } from './labels';
import { binary, call, unary } from './math-operators';
import { parseMath, type MathNode } from './math-parser';
import { labelsOf, noData, type AlertValue, type Point } from './value';

export type Variables = ReadonlyMap<string, readonly AlertValue[]>;

/** Grafana's math expression over the values of other refIds. @throws Error where it cannot be read */
export function math(expression: string, variables: Variables): readonly AlertValue[] {
  return walk(parseMath(expression), variables);
}

function walk(node: MathNode, variables: Variables): readonly AlertValue[] {
  switch (node.kind) {
    case 'number':
      return [{ kind: 'scalar', value: node.value }];
    case 'variable':
      return variables.get(node.refId) ?? [];
    case 'unary': {
      const { operator } = node;
      return walk(node.argument, variables).map((value) =>
        eachNumber(value, (item) => unary(operator, item)),
      );
    }
    case 'call': {
      const { name } = node;
      return walk(node.argument, variables).map((value) =>
        eachNumber(value, (item) => call(name, item)),
      );
    }
    case 'binary': {
      const { operator } = node;
      const left = walk(node.left, variables);
      const right = walk(node.right, variables);
      return pairs(left, right).map(({ a, b, labels }) => combine(operator, a, b, labels));
    }
  }
}

function eachNumber(value: AlertValue, apply: (item: number | null) => number | null): AlertValue {
  switch (value.kind) {
    case 'no-data':
      return value;
    case 'series':
      return { ...value, points: value.points.map((p) => ({ ...p, value: apply(p.value) })) };
    case 'number':
    case 'scalar':
      return { ...value, value: apply(value.value) };
  }
}

interface Pair {
  readonly a: AlertValue;
  readonly b: AlertValue;
  readonly labels: Labels;
}

/** Values of both sides whose labels agree: equal, or one set within the other; the rest is dropped. */
function pairs(left: readonly AlertValue[], right: readonly AlertValue[]): readonly Pair[] {
  const [a] = left;
  const [b] = right;
  if (a === undefined || b === undefined) return [];
  const isSingle = left.length === 1 || right.length === 1;
  if (isSingle && (a.kind === 'no-data' || b.kind === 'no-data')) return [{ a, b, labels: {} }];
  const found = left.flatMap((one) =>
    right.flatMap((other): Pair[] => {
      const labels = commonLabels(labelsOf(one), labelsOf(other));
      return labels === undefined ? [] : [{ a: one, b: other, labels }];
    }),
  );
  // One on each side always go together, without labels where those disagree.
  return found.length === 0 && left.length === 1 && right.length === 1
    ? [{ a, b, labels: {} }]
    : found;
}

function commonLabels(a: Labels, b: Labels): Labels | undefined {
  if (count(a) === 0) return b;
  if (count(b) === 0 || fingerprint(a) === fingerprint(b)) return a;
  if (count(a) === count(b)) return undefined;
  if (contains(a, b)) return a;
  return contains(b, a) ? b : undefined;
}

function combine(operator: string, a: AlertValue, b: AlertValue, labels: Labels): AlertValue {
  if (a.kind === 'no-data' || b.kind === 'no-data') return noData;
  if (a.kind === 'series' && b.kind === 'series') {
    const other = new Map(b.points.map(({ timeMs, value }) => [timeMs, value]));
    const points = a.points.flatMap(({ timeMs, value }): Point[] => {
      const match = other.get(timeMs);
      return match === undefined ? [] : [{ timeMs, value: binary(operator, value, match) }];
    });
    return { kind: 'series', labels, points };
  }
  if (a.kind === 'series' && b.kind !== 'series') {
    const points = a.points.map((p) => ({ ...p, value: binary(operator, p.value, b.value) }));
    return { kind: 'series', labels, points };
  }
  if (b.kind === 'series' && a.kind !== 'series') {
    const points = b.points.map((p) => ({ ...p, value: binary(operator, a.value, p.value) }));
    return { kind: 'series', labels, points };
  }
  if (a.kind === 'series' || b.kind === 'series') return noData;
  const value = binary(operator, a.value, b.value);
  return a.kind === 'scalar' && b.kind === 'scalar'
    ? { kind: 'scalar', value }
    : { kind: 'number', labels, value };
}
