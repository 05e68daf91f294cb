import type { InstanceState } from './instance-state';
import { parseTemplate, type TemplateNode } from './template-tree';

type Scalar = string | number | boolean | undefined;
type Instance = Pick<InstanceState, 'labels' | 'values'>;

/**
 * Renders what rules write into annotations: `$labels.x`, `$values.A.Value`, conditions, comparisons,
 * `printf` with `%.1f`, `%d` and `%s`, `humanizePercentage`.
 * @throws Error for anything else, and where a value is printed that the instance does not have
 */
export function renderTemplate(template: string, instance: Instance): string {
  return renderAll(parseTemplate(template), instance);
}

function renderAll(nodes: readonly TemplateNode[], instance: Instance): string {
  return nodes.map((node) => render(node, instance)).join('');
}

function render(node: TemplateNode, instance: Instance): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'if':
      return renderAll(
        isTrue(evaluate(node.words, instance)) ? node.then : node.otherwise,
        instance,
      );
    case 'value': {
      const value = evaluate(node.words, instance);
      // Grafana prints "[no value]" here: whoever is woken by it learns nothing.
      if (value === undefined) throw new Error(`There is no value of ${node.words.join(' ')}.`);
      return String(value);
    }
  }
}

function isTrue(value: Scalar): boolean {
  return value !== undefined && value !== '' && value !== 0 && value !== false;
}

function evaluate([first = '', ...rest]: readonly string[], instance: Instance): Scalar {
  const operands = rest.map((text) => operand(text, instance));
  const apply = functions[first];
  if (apply !== undefined) return apply(operands);
  if (rest.length > 0) throw new Error(`This host does not know the function ${first}.`);
  return operand(first, instance);
}

function operand(text: string, { labels, values }: Instance): Scalar {
  const label = /^\$labels\.(\w+)$/.exec(text)?.[1];
  if (label !== undefined) return labels[label];
  const refId = /^\$values\.(\w+)\.Value$/.exec(text)?.[1];
  if (refId !== undefined) return values[refId];
  if (/^".*"$/.test(text)) return text.slice(1, -1);
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new Error(`This host does not render ${text}.`);
}

const functions: Readonly<Record<string, (operands: readonly Scalar[]) => Scalar>> = {
  printf: ([format, ...rest]) => printf(String(format), rest),
  humanizePercentage: ([value]) => `${Number((numberOf(value) * 100).toPrecision(4))}%`,
  lt: ([a, b]) => numberOf(a) < numberOf(b),
  le: ([a, b]) => numberOf(a) <= numberOf(b),
  gt: ([a, b]) => numberOf(a) > numberOf(b),
  ge: ([a, b]) => numberOf(a) >= numberOf(b),
  not: ([a]) => !isTrue(a),
  eq: ([a, b]) => a === b,
  ne: ([a, b]) => a !== b,
};

function numberOf(value: Scalar): number {
  if (typeof value !== 'number') throw new Error(`${String(value)} is no number.`);
  return value;
}

function printf(format: string, operands: readonly Scalar[]): string {
  const rest = [...operands];
  const text = format.replace(/%(?:\.(\d+)f|([sdv%]))/g, (_, digits?: string, verb?: string) => {
    if (verb === '%') return '%';
    const value = rest.shift();
    if (value === undefined) throw new Error(`There is no value for ${format}.`);
    return digits === undefined ? String(value) : numberOf(value).toFixed(Number(digits));
  });
  if (rest.length > 0) throw new Error(`"${format}" has more values than verbs.`);
  return text;
}
