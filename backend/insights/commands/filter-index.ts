import type { Expression, FilterIndexCommand } from '../ast';
import { checkExpression } from '../check/expression';
import { compileCondition } from '../compile/filter';
import { MalformedQueryError } from '../malformed-query-error';
import { parseExpression } from '../parser/expression';
import { printExpression } from '../print/expression';
import type { CommandDefinition } from './definition';

export const filterIndex: CommandDefinition<FilterIndexCommand> = {
  kind: 'filterIndex',
  keywords: ['filterindex'],
  syntax: 'filterIndex field = value  or  filterIndex field in [value, …]',
  summary:
    'Keeps the events in which the field has one of the values. CloudWatch only reads log groups with an index of the field, the embedded engine all.',
  example: 'filterIndex requestId in ["a", "b"]',
  parse(cursor) {
    const { start } = cursor.advance();
    const condition = parseExpression(cursor);
    return { kind: 'filterIndex', condition, span: cursor.spanFrom(start) };
  },
  print: (command) => `filterIndex ${printExpression(command.condition)}`,
  check(command, names) {
    const { condition } = command;
    if (!isLookUp(condition)) {
      throw new MalformedQueryError(
        names.text,
        condition.span,
        'filterIndex takes a field and what it equals',
        'Write filterIndex field = "a" or filterIndex field in ["a", "b"]; filter takes any condition.',
      );
    }
    if (names.afterStats) {
      throw new MalformedQueryError(
        names.text,
        command.span,
        'filterIndex stands behind stats, where there are no fields of events',
        'Use filter.',
      );
    }
    checkExpression(condition, names);
  },
  compile: (command, pipeline) => compileCondition(command.condition, pipeline),
};

/** Whether the condition is one that an index answers: a field equals a literal. */
function isLookUp(condition: Expression): boolean {
  if (condition.kind === 'comparison') {
    const { operator, left, right } = condition;
    return operator === '=' && left.kind === 'field' && isLiteral(right);
  }
  if (condition.kind !== 'in') return false;
  const { negated, operand, items } = condition;
  return !negated && operand.kind === 'field' && items.every(isLiteral);
}

function isLiteral({ kind }: Expression): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}
