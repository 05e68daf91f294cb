import type { Query } from '../ast';
import { commandOfKind } from '../commands/registry';

/** The query as text; `parse` of it gives the same commands. */
export function print(query: Query): string {
  return query.commands.map((command) => commandOfKind(command.kind).print(command)).join(' | ');
}
