import { textOf } from '../database';
import { eventColumns } from './log-group-table';
import type { EventStore } from './event-store';

/** A line that is no JSON object, as it was stored. */
export interface OtherMessage {
  readonly message: string;
  readonly logStream: string | null;
}

/**
 * The first lines of a pruned log group that are no JSON objects: their messages are the only ones that it keeps.
 * Empty where the group keeps all messages, since they cannot be told apart there.
 */
export async function otherMessages(
  store: EventStore,
  logGroup: string,
  limit: number,
): Promise<OtherMessage[]> {
  const group = store.logGroup(logGroup);
  if (group.retention.keep === 'everything' || group.keeps.message) return [];
  const stream = group.keeps.logStream ? eventColumns.logStream : 'NULL';
  const rows = await store.database.rows(
    `SELECT ${eventColumns.message}, ${stream} FROM ${group.table} WHERE ${eventColumns.message} IS NOT NULL ORDER BY rowid LIMIT $1`,
    [limit],
  );
  return rows.map(([message, logStream]) => ({
    message: textOf(message) ?? '',
    logStream: textOf(logStream) ?? null,
  }));
}
