import { aggregateNamed } from '../aggregates/registry';
import type { CallExpression, Expression, Projection, StatsCommand } from '../ast';
import { childrenOf } from '../walk';
import { compileExpression } from './expression';
import type { Pipeline } from './pipeline';
import { naturalOrder } from './natural-order';
import { carry, numberValue, textValue, type Value } from './value';

/** Groups the rows and computes their figures; from here on only its columns exist. */
export function compileStats(command: StatsCommand, pipeline: Pipeline): void {
  pipeline.settle();
  const keys = compileKeys(command.groups, pipeline);
  groupRows(keys, pipeline);
  const aggregated = compileAggregates(command, pipeline);

  const group = pipeline.stage;
  const column = (sql: string): string => group.column(sql);
  const keysBehind = keys.map(({ name, value }) => ({ name, value: carry(value, column) }));
  const aggregatesBehind = new Map(
    [...aggregated].map(([call, value]) => [call, carry(value, column)]),
  );
  pipeline.next();
  pipeline.forgetNames();
  for (const { name, value } of keysBehind) pipeline.define(name, value, false);
  compileColumns(command.aggregates, aggregatesBehind, pipeline);
  const columns = [...command.groups, ...command.aggregates].map(({ column: name }) =>
    pipeline.outputNamed(name),
  );
  pipeline.replaceOutputs(columns);
  pipeline.displayed = false;
  pipeline.sortOrder = [];
  pipeline.defaultOrder = keys.flatMap(({ name }) =>
    naturalOrder(pipeline.outputNamed(name).value, 'asc').slice(-1),
  );
}

interface Key {
  readonly name: string;
  /** In the columns of the stage before the grouping. */
  readonly value: Value;
}

function compileKeys(groups: readonly Projection[], pipeline: Pipeline): readonly Key[] {
  for (const { expression } of groups) pipeline.prepare(expression);
  const rows = pipeline.stage;
  const context = pipeline.context();
  return groups.map(({ expression, column }) => {
    const computed = compileExpression(expression, context);
    return { name: column, value: carry(keyValue(computed), (sql) => rows.column(sql)) };
  });
}

/** Behind the grouping there is one expression for each key: a text's number is read out of the text again. */
function keyValue(computed: Value): Value {
  switch (computed.type) {
    case 'text':
      return textValue(() => computed.text(), { numeric: computed.numeric });
    case 'boolean':
      return numberValue(() => computed.number());
    case 'number':
    case 'timestamp':
      return computed;
  }
}

function groupRows(keys: readonly Key[], pipeline: Pipeline): void {
  pipeline.next();
  const columns = keys.map(({ value }) => value.native());
  pipeline.stage.groupBy([...new Set(columns)]);
  if (pipeline.switches.nullGroup === 'drop') {
    for (const name of columns) pipeline.stage.where(`${name} IS NOT NULL`);
  }
}

/** The values of all aggregates of the command, in the open stage. */
function compileAggregates(
  command: StatsCommand,
  pipeline: Pipeline,
): ReadonlyMap<CallExpression, Value> {
  const context = pipeline.context();
  const values = new Map<CallExpression, Value>();
  const collect = (node: Expression): void => {
    const definition = node.kind === 'call' ? aggregateNamed(node.name) : undefined;
    if (node.kind !== 'call' || definition === undefined) {
      for (const child of childrenOf(node)) collect(child);
      return;
    }
    const args = node.arguments
      .filter((argument) => argument.kind !== 'star')
      .map((argument) => compileExpression(argument, context));
    values.set(node, definition.compile(args, context));
  };
  for (const { expression } of command.aggregates) collect(expression);
  return values;
}

/** The columns: expressions over aggregates, groups and columns before them. */
function compileColumns(
  projections: readonly Projection[],
  aggregated: ReadonlyMap<CallExpression, Value>,
  pipeline: Pipeline,
): void {
  let carried = aggregated;
  for (const { expression, column } of projections) {
    const { stage } = pipeline;
    if (pipeline.prepare(expression)) {
      carried = new Map(
        [...carried].map(([call, value]) => [call, carry(value, (sql) => stage.column(sql))]),
      );
    }
    const context = pipeline.context((call) => carried.get(call));
    const value = compileExpression(expression, context);
    const plain = expression.kind === 'call' && carried.has(expression);
    pipeline.define(column, value, !plain);
  }
}
