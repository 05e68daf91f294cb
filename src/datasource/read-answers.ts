import type { RuleDescription, SourceDescription } from '@tailgate/contract';

// What resources answer, narrowed by hand: the schema library would double the size of the module.

/** @throws Error where the answer has another shape */
export function readValues(answer: unknown): string[] {
  return listOf(answer, 'values').map((value) =>
    typeof value === 'string' ? value : refuse('values'),
  );
}

/** @throws Error where the answer has another shape */
export function readSources(answer: unknown): SourceDescription[] {
  return listOf(answer, 'sources').map((item) => {
    const name = property(item, 'name');
    const logGroups = property(item, 'logGroups');
    return typeof name === 'string' && typeof logGroups === 'number'
      ? { name, logGroups }
      : refuse('sources');
  });
}

/** @throws Error where the answer has another shape */
export function readRules(answer: unknown): { id: string; title: RuleDescription['title'] }[] {
  return listOf(answer, 'rules').map((item) => {
    const id = property(item, 'id');
    const title = property(item, 'title');
    return typeof id === 'string' && typeof title === 'string' ? { id, title } : refuse('rules');
  });
}

function listOf(answer: unknown, name: string): readonly unknown[] {
  const list = property(answer, name);
  return Array.isArray(list) ? list : refuse(name);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function refuse(name: string): never {
  throw new Error(
    `The Tailgate backend answered without a proper list of ${name}. Plugin and backend may be of different versions.`,
  );
}
