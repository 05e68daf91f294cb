import type { DuckDBConnection } from '@duckdb/node-api';
import { numberOf, type SqlValue, textOf } from '../database';
import { quoteIdentifier } from '../sql-text';
import type { EventStore } from '../store/event-store';
import { eventColumns } from '../store/log-group-table';

/** A place between events of a group: those behind have a greater (timestamp, row). */
export interface EventPosition {
  /** ms since the epoch */
  readonly timestamp: number;
  /** Row of the table; -1 stands before all events of the timestamp. */
  readonly row: number;
}

/** A stored event. */
export interface StoredEvent extends EventPosition {
  readonly ingestedMs: number;
  readonly logStream: string;
  readonly message: string;
}

/** Which events to read. */
export interface EventSelection {
  readonly logGroup: string;
  /** All streams where absent. */
  readonly logStreams?: readonly string[];
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  /** Only events behind this place. */
  readonly after?: EventPosition;
  /** Only events before this place. */
  readonly before?: EventPosition;
  readonly order: 'oldest first' | 'newest first';
  readonly limit: number;
}

/** When the events of a stream happened and arrived, ms since the epoch. */
export interface StreamTimes {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly lastIngestionMs: number;
}

const ingestion = `COALESCE(${eventColumns.ingestionTime}, ${eventColumns.timestamp})`;

/** Reads events one by one, as GetLogEvents and its like give them. */
export class EventReader {
  private readonly store: EventStore;

  constructor(store: EventStore) {
    this.store = store;
  }

  /** Events in order of their time, those of equal time as they were stored. */
  async events(selection: EventSelection): Promise<StoredEvent[]> {
    const { logGroup, logStreams, fromMs, toMs, after, before, order, limit } = selection;
    const { table } = this.store.logGroup(logGroup);
    const { timestamp, logStream, message } = eventColumns;
    const values: SqlValue[] = [fromMs, toMs];
    const parameter = (value: SqlValue): string => `$${values.push(value)}`;
    const conditions = [`${timestamp} >= $1::BIGINT`, `${timestamp} < $2::BIGINT`];
    if (logStreams !== undefined) {
      const names = logStreams.map((name) => `${parameter(name)}::VARCHAR`);
      conditions.push(names.length === 0 ? 'false' : `${logStream} IN (${names.join(', ')})`);
    }
    const compare = (sign: '<' | '>', { timestamp: ms, row }: EventPosition): string => {
      const at = `${parameter(ms)}::BIGINT`;
      return `(${timestamp} ${sign} ${at} OR (${timestamp} = ${at} AND rowid ${sign} ${parameter(row)}::BIGINT))`;
    };
    if (after !== undefined) conditions.push(compare('>', after));
    if (before !== undefined) conditions.push(compare('<', before));
    const direction = order === 'oldest first' ? 'ASC' : 'DESC';
    const rows = await this.rows(
      `SELECT rowid, ${timestamp}, ${ingestion}, ${logStream}, ${message} FROM ${table}
       WHERE ${conditions.join(' AND ')}
       ORDER BY ${timestamp} ${direction}, rowid ${direction} LIMIT ${Math.trunc(limit)}`,
      values,
    );
    return rows.map(([row, ms, ingested, stream, text]) => ({
      row: numberOf(row) ?? 0,
      timestamp: numberOf(ms) ?? 0,
      ingestedMs: numberOf(ingested) ?? 0,
      logStream: textOf(stream) ?? '',
      message: textOf(text) ?? '',
    }));
  }

  /** Every discovered field of the event in a row, by its name; undefined where there is no such event. */
  async record(logGroup: string, row: number): Promise<ReadonlyMap<string, string> | undefined> {
    const group = this.store.logGroup(logGroup);
    const fields = group.fields();
    const { timestamp, logStream, message } = eventColumns;
    const texts = fields.map(({ name }) => group.field(name)?.text ?? 'NULL');
    const columns = [timestamp, ingestion, logStream, message, ...texts];
    const [found] = await this.rows(
      `SELECT ${columns.join(', ')} FROM ${group.table} WHERE rowid = $1::BIGINT`,
      [row],
    );
    if (found === undefined) return undefined;
    const [ms, ingested, stream, text, ...values] = found;
    const record = new Map([
      ['@timestamp', String(numberOf(ms))],
      ['@ingestionTime', String(numberOf(ingested))],
      ['@logStream', textOf(stream) ?? ''],
      ['@message', textOf(text) ?? ''],
    ]);
    fields.forEach(({ name }, at) => {
      const value = textOf(values[at]);
      if (value !== undefined) record.set(name, value);
    });
    return record;
  }

  /** How many events of a range there are, and how many of them have each discovered field. */
  async fieldCounts(
    logGroup: string,
    fromMs: number,
    toMs: number,
  ): Promise<{ events: number; fields: ReadonlyMap<string, number> }> {
    const group = this.store.logGroup(logGroup);
    const fields = group.fields();
    const counts = fields.map(({ name }) => `count(${group.field(name)?.text ?? 'NULL'})`);
    const { timestamp } = eventColumns;
    const [row = []] = await this.rows(
      `SELECT ${['count(*)', ...counts].join(', ')} FROM ${group.table}
       WHERE ${timestamp} >= $1::BIGINT AND ${timestamp} < $2::BIGINT`,
      [fromMs, toMs],
    );
    const found = new Map<string, number>();
    fields.forEach(({ name }, at) => found.set(name, numberOf(row[at + 1]) ?? 0));
    return { events: numberOf(row[0]) ?? 0, fields: found };
  }

  /** The times of each stream of a group that has events. */
  async streamTimes(logGroup: string): Promise<ReadonlyMap<string, StreamTimes>> {
    const { table } = this.store.logGroup(logGroup);
    const { timestamp, logStream } = eventColumns;
    const rows = await this.rows(
      `SELECT ${logStream}, min(${timestamp}), max(${timestamp}), max(${ingestion}) FROM ${table} GROUP BY ALL`,
    );
    return new Map(
      rows.map(([stream, first, last, lastIngestion]) => [
        textOf(stream) ?? '',
        {
          firstMs: numberOf(first) ?? 0,
          lastMs: numberOf(last) ?? 0,
          lastIngestionMs: numberOf(lastIngestion) ?? 0,
        },
      ]),
    );
  }

  /** The table behind a group; pointers name it. */
  tableOf(logGroup: string): string {
    return this.store.logGroup(logGroup).table;
  }

  /** Bytes of all messages of a group. */
  async storedBytes(logGroup: string): Promise<number> {
    const { table } = this.store.logGroup(logGroup);
    const [row = []] = await this.rows(
      `SELECT COALESCE(sum(${eventColumns.size}), 0)::BIGINT FROM ${quoteIdentifier(table)}`,
    );
    return numberOf(row[0]) ?? 0;
  }

  /** On a connection of its own: what the writing one has not committed is not there. */
  private async rows(sql: string, values: readonly SqlValue[] = []): Promise<unknown[][]> {
    const connection: DuckDBConnection = await this.store.database.connect();
    try {
      const result = await connection.run(sql, [...values]);
      return await result.getRows();
    } finally {
      connection.closeSync();
    }
  }
}
