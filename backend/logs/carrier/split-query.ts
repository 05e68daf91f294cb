import { fieldsRead } from '../../insights';
import type { DisplayCommand, Projection, Query } from '../../insights/ast';
import type { FieldUse } from '../../insights/compiled';

/** What one displayed column reads of an event; @timestamp is left out, since every query reads it. */
export interface ColumnUse {
  readonly projection: Projection;
  readonly fields: readonly FieldUse[];
}

/** A query that computes each row from one event: what its columns read. */
export interface RowQuery {
  readonly columns: readonly ColumnUse[];
  /** The same query with some of its columns only, in the order given. */
  withColumns(columns: readonly ColumnUse[]): Query;
}

/**
 * Takes a query apart by column where each row of its result is one event, in the order stored, and `display` says the
 * columns. Undefined for any other query.
 */
export function rowQueryOf(query: Query): RowQuery | undefined {
  const display = query.commands.at(-1);
  if (display?.kind !== 'display') return undefined;
  const before = query.commands.slice(0, -1);
  if (!before.every(({ kind }) => kind === 'parse' || kind === 'fields')) return undefined;
  const displaying = (projections: readonly Projection[]): Query => {
    const command: DisplayCommand = { ...display, projections };
    return { ...query, commands: [...before, command] };
  };
  return {
    columns: display.projections.map((projection) => ({
      projection,
      fields: fieldsRead(displaying([projection])).filter(({ name }) => name !== '@timestamp'),
    })),
    withColumns: (columns) => displaying(columns.map(({ projection }) => projection)),
  };
}
