import type { UnnestCommand } from '../ast';
import { checkExpression } from '../check/expression';
import { compileUnnest } from '../compile/unnest';
import { parseField } from '../parser/field';
import { printField } from '../print/field';
import { quoteName } from '../quote';
import type { CommandDefinition } from './definition';

export const unnest: CommandDefinition<UnnestCommand> = {
  kind: 'unnest',
  keywords: ['unnest'],
  syntax: 'unnest list into name',
  summary:
    'Makes a row of each item of a list that jsonParse gave, in their order. Another value is a list of one item; a row without the field is left out.',
  example: 'unnest m.events into event',
  parse(cursor) {
    const { start } = cursor.advance();
    const field = parseField(cursor, 'a field');
    cursor.expectWord('into');
    const alias = cursor.expectName('a name for the items');
    return { kind: 'unnest', field, alias, span: cursor.spanFrom(start) };
  },
  print: ({ field, alias }) => `unnest ${printField(field)} into ${quoteName(alias.name)}`,
  check(command, names) {
    checkExpression(command.field, names);
    names.define(command.alias.name, true);
  },
  compile: (command, pipeline) => compileUnnest(command, pipeline),
};
