import type { UnnestCommand } from '../ast';
import type { Pipeline } from './pipeline';
import { jsonOf, jsonValue } from './structure';
import type { Value } from './value';

/** VARCHAR[]: the items of a list as JSON, one item for another value; NULL where it is missing. */
function itemsOf(value: Value): string {
  const json = jsonOf(value);
  if (value.json === undefined) return `CASE WHEN ${value.present()} THEN [${json}] END`;
  return (
    `CASE WHEN json_type(${json}) = 'ARRAY' THEN CAST(json_extract(${json}, '$[*]') AS VARCHAR[]) ` +
    `WHEN ${value.present()} THEN [${json}] END`
  );
}

/** One row for each item of a list; rows of one event stay in the order of the items. */
export function compileUnnest(command: UnnestCommand, pipeline: Pipeline): void {
  pipeline.settle();
  pipeline.prepare(command.field);
  const items = itemsOf(pipeline.field(command.field));
  const { stage } = pipeline;
  const item = stage.column(`unnest(${items})`);
  const position = stage.column(`unnest(range(len(${items})))`);
  // Behind this stage, which must not be the last: its columns make the rows.
  pipeline.next();
  const { name } = command.alias;
  pipeline.define(
    name,
    jsonValue(() => item),
    false,
  );
  pipeline.defaultOrder = [
    ...pipeline.defaultOrder,
    { sql: () => position, direction: 'asc', missing: 'last' },
  ];
  pipeline.outputParsed([pipeline.outputNamed(name)]);
}
