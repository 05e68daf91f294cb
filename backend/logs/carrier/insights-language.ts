import { check, compile, fieldsRead, parse } from '../../insights';
import type { CompiledQuery, CompileOptions, FieldUse } from '../../insights/compiled';

/** What the carrier knows of a query before it runs. */
export interface PreparedQuery {
  /** The event fields that it reads. */
  readonly fields: readonly FieldUse[];
  /** Whether it computes its rows from many events (`stats`), so that running it twice is dear. */
  readonly aggregates: boolean;
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
    compile: (options) => compile(query, options),
  };
}
