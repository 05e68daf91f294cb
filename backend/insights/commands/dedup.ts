import type { DedupCommand } from '../ast';
import { checkExpression } from '../check/expression';
import { compileDedup } from '../compile/dedup';
import { parseField } from '../parser/field';
import { printField } from '../print/field';
import type { CommandDefinition } from './definition';

export const dedup: CommandDefinition<DedupCommand> = {
  kind: 'dedup',
  keywords: ['dedup'],
  syntax: 'dedup field, …',
  summary:
    'Keeps of rows with equal values the first in their order. A missing value equals nothing. Only limit may follow.',
  example: 'dedup requestId',
  parse(cursor) {
    const { start } = cursor.advance();
    const fields = cursor.list(() => parseField(cursor, 'a field'));
    return { kind: 'dedup', fields, span: cursor.spanFrom(start) };
  },
  print: (command) => `dedup ${command.fields.map(printField).join(', ')}`,
  check(command, names) {
    for (const field of command.fields) checkExpression(field, names);
    names.dedup = true;
  },
  compile: (command, pipeline) => compileDedup(command, pipeline),
};
