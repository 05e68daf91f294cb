import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { Database } from '../database';
import type { LogEvent } from '../log-event';
import { exampleOf } from '../readers/text';
import type { LogGroupTable } from '../store/log-group-table';

/** An event with what it takes from its file. */
export interface StagedEvent {
  readonly event: LogEvent;
  /** Position of the file in the batch. */
  readonly file: number;
  readonly logStream: string;
  /** What fields are taken from where it is not the message itself. */
  readonly fields: string | undefined;
}

/**
 * Events on their way into a log group: a table of one connection, so that one batch is collected while another is stored.
 */
export class Staging {
  readonly connection: DuckDBConnection;
  /** Events collected. */
  rows = 0;
  /** UTF-16 units of their messages: bytes where they are ASCII. */
  size = 0;
  private readonly group: LogGroupTable;
  private readonly columns: string;
  private appender: DuckDBAppender | undefined;
  private lines: number[] = [];

  private constructor(connection: DuckDBConnection, group: LogGroupTable) {
    this.connection = connection;
    this.group = group;
    const { keeps, retention } = group;
    this.columns = [
      'file INTEGER',
      'given BIGINT',
      'message VARCHAR',
      ...(keeps.logStream ? ['stream VARCHAR'] : []),
      ...(keeps.ingestionTime ? ['ingestion BIGINT'] : []),
      ...(retention.keep === 'everything' ? ['fields VARCHAR'] : []),
    ].join(', ');
  }

  static async open(database: Database, group: LogGroupTable): Promise<Staging> {
    const staging = new Staging(await database.connect(), group);
    await staging.clear();
    return staging;
  }

  add({ event, file, logStream, fields }: StagedEvent): void {
    const { appender, group } = this;
    if (appender === undefined) throw new Error('The batch is closed.');
    appender.appendInteger(file);
    appendBigInt(appender, event.timestamp);
    appender.appendVarchar(event.message);
    if (group.keeps.logStream) appender.appendVarchar(logStream);
    if (group.keeps.ingestionTime) appendBigInt(appender, event.ingestionTime);
    if (group.retention.keep === 'everything') {
      if (fields === undefined) appender.appendNull();
      else appender.appendVarchar(fields);
    }
    appender.endRow();
    this.lines.push(event.line);
    this.rows += 1;
    this.size += event.message.length;
  }

  /** The line of its file on which an event begins; events are counted from 0. */
  lineOf(row: number): number | null {
    return this.lines[row] ?? null;
  }

  /** The beginning of a message, for a person to recognise it. */
  async exampleOf(row: number): Promise<string> {
    const result = await this.connection.run(
      'SELECT message[:256] FROM staged ORDER BY rowid LIMIT 1 OFFSET $1',
      [BigInt(row)],
    );
    const [[text] = []] = await result.getRows();
    return exampleOf(typeof text === 'string' ? text : '');
  }

  /** Makes the events collected visible to statements of the connection. */
  complete(): void {
    this.appender?.flushSync();
  }

  /** Starts again without events. A new table gives memory back at once, deleted rows would not. */
  async clear(): Promise<void> {
    this.appender?.closeSync();
    this.appender = undefined;
    await this.connection.run(`CREATE OR REPLACE TEMP TABLE staged (${this.columns})`);
    this.appender = await this.connection.createAppender('staged', 'main', 'temp');
    this.rows = 0;
    this.size = 0;
    this.lines = [];
  }

  /** Ends the connection, and with it its tables. */
  close(): void {
    try {
      this.appender?.closeSync();
    } finally {
      this.appender = undefined;
      this.connection.closeSync();
    }
  }
}

function appendBigInt(appender: DuckDBAppender, value: number | undefined): void {
  if (value === undefined) appender.appendNull();
  else appender.appendBigInt(BigInt(value));
}
