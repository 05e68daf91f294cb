import type { Expression } from '../ast';
import { functionNamed } from '../functions/registry';
import { aggregateNamed } from '../aggregates/registry';
import { namesAbove } from '../field-path';
import { visit } from '../walk';

/** The names that an expression may read, those included that a function reads without naming them. */
export function namesRead(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  visit(expression, (node) => {
    if (node.kind === 'field') for (const name of [node.name, ...namesAbove(node)]) names.add(name);
    if (node.kind !== 'call') return;
    const definition = functionNamed(node.name) ?? aggregateNamed(node.name);
    if (definition?.readsTimestamp) names.add('@timestamp');
  });
  return names;
}
