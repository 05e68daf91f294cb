import type { Query } from '../ast';
import { commandOfKind } from '../commands/registry';
import { MalformedQueryError } from '../malformed-query-error';
import { Names } from './names';

/**
 * Checks what the grammar cannot: functions and their arguments, names after stats, the order of commands.
 * @throws MalformedQueryError with the place of the fault
 */
export function check(query: Query): void {
  const names = new Names(query.text);
  for (const command of query.commands) {
    if (names.dedup && command.kind !== 'limit') {
      throw new MalformedQueryError(
        query.text,
        command.span,
        `${command.kind} cannot follow dedup`,
        'Only limit may follow dedup.',
      );
    }
    commandOfKind(command.kind).check(command, names);
  }
}
