import type { DuckDBConnection } from '@duckdb/node-api';
import { compile, type Query } from '../../insights';
import type { QueryColumns } from '../../insights/columns';
import type { SemanticsSwitches } from '../../insights/compiled';
import { directRows, fetchColumns } from '../carrier/fetch-columns';
import { interruptible, numberOf } from '../database';
import type { SerialQueue } from '../embedded/serial-queue';
import type { EventStore } from '../store/event-store';
import { eventColumns } from '../store/log-group-table';
import { visibleRelation } from './visible-relation';

export interface RunnableRequest {
  readonly query: Query;
  readonly logGroups: readonly string[];
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  readonly rowLimit: number;
  /** Events that arrived later are not seen; Infinity for all. ms since the epoch. */
  readonly ingestedBeforeMs: number;
  readonly nowMs: number;
  readonly semantics: SemanticsSwitches;
}

/**
 * Runs a query as CloudWatch would: rows in order, with @ptr on rows that are log events.
 * All that it reads is one state of the store.
 * @throws TailgateError cancelled, or whatever the store throws
 */
export async function runQuery(
  store: EventStore,
  writes: SerialQueue,
  request: RunnableRequest,
  signal: AbortSignal,
): Promise<QueryColumns> {
  const { query, logGroups, fromMs, toMs, rowLimit, ingestedBeforeMs, nowMs } = request;
  const connection = await store.database.connect();
  try {
    return await interruptible(connection, signal, async () => {
      // Between writes, so that every column that the statement names is committed in what it reads.
      const compiled = await writes.run(async () => {
        const relation = visibleRelation(store.relation(logGroups), ingestedBeforeMs);
        await connection.run('BEGIN TRANSACTION');
        // DuckDB fixes the state that a transaction sees with its first read.
        await connection.run(`SELECT 1 FROM ${relation.from} LIMIT 1`);
        const options = { relation, fromMs, toMs, rowLimit, nowMs, pointer: true };
        return compile(query, { ...options, switches: request.semantics });
      });
      const [records, bytes] = await counts(connection, scanOf(store, request));
      const [recordsMatched] = compiled.matchesAll
        ? [records]
        : await counts(connection, compiled.matched);
      const isLarge = Math.min(rowLimit, records) > directRows;
      const aggregates = query.commands.some(({ kind }) => kind === 'stats' || kind === 'dedup');
      // Rows of a query that sorts must come in that order from each read of it: only a stored result is sure to.
      const fetched = await fetchColumns(
        connection,
        compiled,
        isLarge && aggregates ? 'stored' : 'direct',
      );
      return {
        ...fetched,
        statistics: {
          recordsMatched,
          recordsScanned: records,
          bytesScanned: bytes,
        },
      };
    });
  } finally {
    connection.closeSync();
  }
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly (string | number | boolean | null)[];
}

/** Counts the events that a query reads, and the bytes of their messages. */
function scanOf(store: EventStore, request: RunnableRequest): Statement {
  const { timestamp, ingestionTime, size } = eventColumns;
  const arrival = `COALESCE(${ingestionTime}, ${timestamp})`;
  const tables = [...new Set(request.logGroups)].map(
    (name) =>
      `SELECT ${timestamp} AS ts, ${arrival} AS arrival, ${size} AS size FROM ${store.logGroup(name).table}`,
  );
  const { ingestedBeforeMs } = request;
  const arrived = Number.isFinite(ingestedBeforeMs)
    ? ` AND arrival <= ${Math.trunc(ingestedBeforeMs)}`
    : '';
  return {
    sql: `SELECT count(*), sum(size)::BIGINT FROM (${tables.join(' UNION ALL ')}) WHERE ts >= $1::BIGINT AND ts < $2::BIGINT${arrived}`,
    parameters: [request.fromMs, request.toMs],
  };
}

/** The first two numbers of the one row that a statement gives. */
async function counts(
  connection: DuckDBConnection,
  { sql, parameters }: Statement,
): Promise<[number, number]> {
  const result = await connection.run(sql, [...parameters]);
  const [row = []] = await result.getRows();
  return [numberOf(row[0]) ?? 0, numberOf(row[1]) ?? 0];
}
