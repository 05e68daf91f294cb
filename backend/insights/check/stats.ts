import { aggregateNamed } from '../aggregates/registry';
import type { Expression, StatsCommand } from '../ast';
import { MalformedQueryError } from '../malformed-query-error';
import { visit } from '../walk';
import { checkExpression } from './expression';
import type { Names } from './names';

/** CloudWatch takes two since 2023 and ten since 2026. */
const maxStats = 10;

export function checkStats(command: StatsCommand, names: Names): void {
  if (names.statsCount === maxStats) {
    throw new MalformedQueryError(names.text, command.span, `more than ${maxStats} stats commands`);
  }
  if (names.statsCount > 0 && names.cut !== undefined) {
    throw new MalformedQueryError(
      names.text,
      names.cut.span,
      `${names.cut.command} stands between two stats`,
      `Put ${names.cut.command} behind the last stats.`,
    );
  }
  names.cut = undefined;
  const columns = new Set<string>();
  for (const { expression, column, span } of command.groups) {
    checkExpression(expression, names);
    defineColumn(columns, column, span, names);
  }
  for (const { expression, column, span } of command.aggregates) {
    checkExpression(expression, names, { aggregates: true, outside: columns });
    if (!readsRows(expression)) {
      throw new MalformedQueryError(
        names.text,
        span,
        'stats needs an aggregate here',
        'For example count(*), avg(field) or pct(field, 99).',
      );
    }
    defineColumn(columns, column, span, names);
  }
  names.replace(columns);
}

function defineColumn(
  columns: Set<string>,
  column: string,
  span: { start: number; end: number },
  names: Names,
): void {
  if (columns.has(column)) {
    throw new MalformedQueryError(
      names.text,
      span,
      `stats defines the column ${column} twice`,
      'Give one of them another name with as.',
    );
  }
  columns.add(column);
}

/** Whether the expression has an aggregate or a column of the same stats in it. */
function readsRows(expression: Expression): boolean {
  let found = false;
  visit(expression, (node) => {
    if (node.kind === 'field') found = true;
    if (node.kind === 'call' && aggregateNamed(node.name) !== undefined) found = true;
  });
  return found;
}
