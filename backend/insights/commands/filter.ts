import type { FilterCommand } from '../ast';
import { checkExpression } from '../check/expression';
import { compileCondition } from '../compile/filter';
import { parseExpression } from '../parser/expression';
import { printExpression } from '../print/expression';
import type { CommandDefinition } from './definition';

export const filter: CommandDefinition<FilterCommand> = {
  kind: 'filter',
  keywords: ['filter', 'where'],
  syntax: 'filter condition',
  summary: 'Keeps the rows for which the condition is true; behind stats, its rows.',
  example: 'filter status >= 500 and resourcePath like "/orders"',
  parse(cursor) {
    const { start } = cursor.advance();
    const condition = parseExpression(cursor);
    return { kind: 'filter', condition, span: cursor.spanFrom(start) };
  },
  print: (command) => `filter ${printExpression(command.condition)}`,
  check: (command, names) => checkExpression(command.condition, names),
  compile: (command, pipeline) => compileCondition(command.condition, pipeline),
};
