import { check, compile, fieldsRead, parse } from '../../insights';
import type { CompiledQuery, CompileOptions, FieldUse } from '../../insights/compiled';
import { type RowQuery, rowQueryOf } from './split-query';

/** What the carrier knows of a query before it runs. */
export interface PreparedQuery {
  /** The event fields that it reads. */
  readonly fields: readonly FieldUse[];
  /** Whether it computes its rows from many events (`stats`), so that running it twice is dear. */
  readonly aggregates: boolean;
  /** The most rows that it asks for itself; Infinity where it does not say. */
  readonly limit: number;
  /** Its columns one by one, where each row is one event. */
  readonly rows: RowQuery | undefined;
  compile(options: CompileOptions): CompiledQuery;
}

/**
 * Reads a Logs Insights query.
 * @throws TailgateError malformed-query, with the place of the fault
 */
export function prepareQuery(text: string): PreparedQuery {
  const query = parse(text);
  check(query);
  return {
    fields: fieldsRead(query),
    aggregates: query.commands.some(({ kind }) => kind === 'stats' || kind === 'dedup'),
    limit: query.commands.reduce(
      (least, command) => (command.kind === 'limit' ? Math.min(least, command.count) : least),
      Infinity,
    ),
    rows: rowQueryOf(query),
    compile: (options) => compile(query, options),
  };
}
