import { check } from '../check/check';
import type { Command, Query } from '../ast';
import { commandOfKind } from '../commands/registry';
import {
  defaultSwitches,
  type CompiledColumn,
  type CompiledQuery,
  type CompileOptions,
} from '../compiled';
import { MalformedQueryError } from '../malformed-query-error';
import { naturalOrder } from './natural-order';
import { Pipeline, type Output } from './pipeline';
import { Scope } from './scope';
import { orderBy } from './stage';
import { shownJson } from './structure';
import { relationScope, sequenceName } from './system-fields';
import { TooComplexError } from './value';

/**
 * Writes a query as one SQL statement for DuckDB. Values of the query are parameters; names in the SQL are the
 * compiler's own or the relation's. The query is checked first.
 * @throws MalformedQueryError where the check finds a fault
 */
export function compile(query: Query, options: CompileOptions): CompiledQuery {
  check(query);
  try {
    return compileChecked(query, options);
  } catch (thrown) {
    if (!(thrown instanceof TooComplexError)) throw thrown;
    throw new MalformedQueryError(
      query.text,
      { start: 0, end: query.text.length },
      'the query is too complex: expressions are nested too deeply',
      'Split them with fields … as ….',
    );
  }
}

function compileChecked(query: Query, options: CompileOptions): CompiledQuery {
  const pipeline = pipelineOf(query.commands, options);
  const limit = Math.min(options.rowLimit, pipeline.stage.limit ?? Infinity);
  const ordered =
    !options.unordered || pipeline.sortOrder.length > 0 || pipeline.stage.limit !== undefined;
  pipeline.stage.order(ordered ? () => orderBy(pipeline.order) : () => '');
  pipeline.stage.limit = Number.isFinite(limit) ? limit : undefined;

  const outputs = outputsOf(pipeline, options);
  const statement = pipeline.statement(
    outputs.map(({ value }, index) => `${resultSql(value)} AS r${index}`),
  );
  return { ...statement, columns: outputs.map(resultColumn), ...matched(query, options) };
}

/** The events that the filters before the first stats or unnest let through: recordsMatched. */
function matched(
  query: Query,
  options: CompileOptions,
): Pick<CompiledQuery, 'matched' | 'matchesAll'> {
  const end = query.commands.findIndex(({ kind }) => kind === 'stats' || kind === 'unnest');
  const rows = end < 0 ? query.commands : query.commands.slice(0, end);
  const counting = rows.filter(({ kind }) => !['sort', 'limit', 'dedup'].includes(kind));
  return {
    matched: pipelineOf(counting, options).statement(['count(*) AS matched']),
    matchesAll:
      counting.length === 0 && Number.isFinite(options.fromMs) && Number.isFinite(options.toMs),
  };
}

function pipelineOf(commands: readonly Command[], options: CompileOptions): Pipeline {
  const { relation, fromMs, toMs, switches = defaultSwitches, nowMs = Date.now() } = options;
  const scope = new Scope(relationScope(relation));
  const pipeline = new Pipeline(options, switches, nowMs, relation.from, scope);
  const { parameters, stage } = pipeline;
  if (Number.isFinite(fromMs)) {
    stage.where(`${relation.timestamp} >= ${parameters.integer(Math.ceil(fromMs))}`);
  }
  if (Number.isFinite(toMs)) {
    stage.where(`${relation.timestamp} < ${parameters.integer(Math.ceil(toMs))}`);
  }
  pipeline.defaultOrder = ['@timestamp', sequenceName].flatMap((name) =>
    naturalOrder(pipeline.outputNamed(name).value, 'desc'),
  );
  for (const command of commands) commandOfKind(command.kind).compile(command, pipeline);
  return pipeline;
}

function outputsOf(pipeline: Pipeline, options: CompileOptions): readonly Output[] {
  const { outputs, parsed } = pipeline;
  const chosen =
    outputs.length > 0
      ? outputs
      : [pipeline.outputNamed('@timestamp'), pipeline.outputNamed('@message')];
  const names = new Set(chosen.map(({ name }) => name));
  const all = [...chosen, ...parsed.filter(({ name }) => !names.has(name))];
  if (!options.pointer || pipeline.grouped || names.has('@ptr')) return all;
  return [...all, pipeline.outputNamed('@ptr')];
}

function resultColumn({ name, value }: Output): CompiledColumn {
  return { name, kind: value.type === 'boolean' ? 'number' : value.type };
}

function resultSql(value: Output['value']): string {
  if (value.json !== undefined) return shownJson(value.json());
  return value.type === 'text' ? value.text() : value.number();
}
