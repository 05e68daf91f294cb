import type { SortCommand, SortKey } from '../ast';
import { checkExpression } from '../check/expression';
import { compileSort } from '../compile/sort';
import type { TokenCursor } from '../parser/cursor';
import { parseField } from '../parser/field';
import { printField } from '../print/field';
import type { CommandDefinition } from './definition';

export const sort: CommandDefinition<SortCommand> = {
  kind: 'sort',
  keywords: ['sort'],
  syntax: 'sort field [asc | desc], …',
  summary: 'Orders the rows: ascending, texts in natural order and then numbers by value.',
  example: 'sort integrationLatency desc, @timestamp asc',
  parse(cursor) {
    const { start } = cursor.advance();
    // Not in the reference, but in AWS's own samples.
    cursor.acceptWord('by');
    const keys = cursor.list(() => parseKey(cursor));
    return { kind: 'sort', keys, span: cursor.spanFrom(start) };
  },
  print(command) {
    const keys = command.keys.map((key) => `${printField(key.field)} ${key.direction}`);
    return `sort ${keys.join(', ')}`;
  },
  check(command, names) {
    for (const key of command.keys) checkExpression(key.field, names);
    names.cut = { command: 'sort', span: command.span };
  },
  compile: (command, pipeline) => compileSort(command, pipeline),
};

/** Only names: CloudWatch refuses `sort bin(5m)`. */
function parseKey(cursor: TokenCursor): SortKey {
  const field = parseField(cursor, 'a field to sort by');
  if (cursor.isSymbol('('))
    cursor.fail('Give the expression a name with as, and sort by the name.');
  const descending = cursor.acceptWord('desc') !== undefined;
  if (!descending) cursor.acceptWord('asc');
  return { field, direction: descending ? 'desc' : 'asc' };
}
