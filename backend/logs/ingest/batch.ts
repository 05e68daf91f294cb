import type { DuckDBAppender } from '@duckdb/node-api';
import { type Database, numberOf, textOf } from '../database';
import { FieldExtraction, isObjectSql } from '../field-expression';
import type { LogEvent } from '../log-event';
import { exampleOf, unreadableReasons } from '../readers/text';
import { type DiscoveredFields, discoverFields } from '../store/discover-fields';
import { eventColumns, type LogGroupTable, storedTextSql } from '../store/log-group-table';
import { strictDecimalSql } from '../strict-decimal';
import {
  hintedTextSql,
  hintedTimeSql,
  type TimeRange,
  type TimestampHint,
} from '../timestamp-hint';
import type { ReportBuilder } from './report';

/** A file whose events are in a batch. */
export interface BatchFile {
  readonly report: ReportBuilder;
  /** The log stream of events that name none. */
  readonly logStream: string;
  /** The time of an event that tells none: that of the last event stored, at first that of the file. */
  lastMs: number;
}

/** Names of the staged columns: JSON values, the JSON they come from, the message. */
const stagedColumns = { list: 'json', json: 'source', message: 'message' } as const;

const maximumRows = 65_536;
const maximumBytes = 33_554_432;

/**
 * Collects events of any shape and stores them in batches: fields and times are taken from the messages in SQL,
 * with the JSON reader that also reads whole files, so that both give the same rows.
 */
export class EventBatch {
  private readonly database: Database;
  private readonly group: LogGroupTable;
  private readonly hints: readonly TimestampHint[];
  private readonly times: TimeRange;
  private files: BatchFile[] = [];
  private fileOf = new Map<BatchFile, number>();
  private appender: DuckDBAppender | undefined;
  private rows = 0;
  private bytes = 0;
  private discovered: DiscoveredFields[] = [];
  private messages: string[] = [];

  constructor(
    database: Database,
    group: LogGroupTable,
    hints: readonly TimestampHint[],
    times: TimeRange,
  ) {
    this.database = database;
    this.group = group;
    this.hints = hints;
    this.times = times;
  }

  async open(): Promise<void> {
    await this.database.run(
      'CREATE OR REPLACE TEMP TABLE staged (seq INTEGER, file INTEGER, line INTEGER, given BIGINT, fallback BIGINT, ingestion BIGINT, stream VARCHAR, message VARCHAR, fields VARCHAR)',
    );
    this.appender = await this.database.writer.createAppender('staged', 'main', 'temp');
  }

  get isFull(): boolean {
    return this.rows >= maximumRows || this.bytes >= maximumBytes;
  }

  add(file: BatchFile, event: LogEvent): void {
    const appender = this.appender;
    if (appender === undefined) throw new Error('The batch is not open.');
    appender.appendInteger(this.rows);
    appender.appendInteger(this.indexOf(file));
    appender.appendInteger(event.line);
    appendBigInt(appender, event.timestamp);
    appendBigInt(appender, file.lastMs);
    appendBigInt(appender, event.ingestionTime);
    appender.appendVarchar(event.logStream ?? file.logStream);
    appender.appendVarchar(event.message);
    const fields = this.discover(event.message);
    if (fields === undefined) appender.appendNull();
    else appender.appendVarchar(fields);
    appender.endRow();
    this.rows += 1;
    this.bytes += event.message.length;
  }

  /** Stores what was collected and counts it in the reports of its files. */
  async flush(): Promise<void> {
    if (this.rows === 0 || this.appender === undefined) return;
    this.appender.flushSync();
    if (this.group.retention.keep === 'everything') {
      await this.group.addDiscovered(this.database, this.discovered);
      await this.group.addLambdaFields(this.database, this.messages);
    }
    const extraction = new FieldExtraction();
    const dated = this.datedSql(extraction);
    await this.database.run(`CREATE OR REPLACE TEMP TABLE parsed AS ${parsedSql(extraction)}`);
    await this.database.run(`CREATE OR REPLACE TEMP TABLE dated AS ${dated}`);
    await this.database.run('DROP TABLE parsed');
    await this.count();
    await this.database.run(this.insertSql());
    await this.database.run('DELETE FROM staged');
    await this.database.run('DROP TABLE dated');
    this.rows = 0;
    this.bytes = 0;
    this.files = [];
    this.fileOf = new Map();
    this.discovered = [];
    this.messages = [];
  }

  async close(): Promise<void> {
    this.appender?.closeSync();
    this.appender = undefined;
    await this.database.run('DROP TABLE IF EXISTS staged');
  }

  private indexOf(file: BatchFile): number {
    const known = this.fileOf.get(file);
    if (known !== undefined) return known;
    this.fileOf.set(file, this.files.length);
    return this.files.push(file) - 1;
  }

  /** What fields are taken from where it is not the message itself: CloudWatch discovers at most 200 of an event. */
  private discover(message: string): string | undefined {
    if (this.group.retention.keep !== 'everything') return undefined;
    this.messages.push(message);
    const fields = discoverFields(message);
    if (fields === undefined) return '';
    this.discovered.push(fields);
    return fields.truncated ? JSON.stringify(Object.fromEntries(fields.values)) : undefined;
  }

  /** Parsed events with the texts of their fields and their time. */
  private datedSql(extraction: FieldExtraction): string {
    const texts = this.group
      .fields()
      .map((field, at) => `${storedTextSql(field.name, extraction, stagedColumns)} AS f${at}`);
    const hinted = this.hints.map((hint, index) => {
      const text = extraction.text(hint.field, stagedColumns.list, stagedColumns.json);
      return `CASE WHEN given IS NOT NULL THEN NULL WHEN is_object THEN ${text} ELSE ${hintedTextSql(hint, 'message')} END AS hint${index}`;
    });
    const times = this.hints.map(({ format }, index) => hintedTimeSql(format, `hint${index}`));
    const isPlausible = `told BETWEEN ${this.times.fromMs} AND ${this.times.toMs}`;
    return `
      SELECT ${['* EXCLUDE (json)', ...texts].join(', ')}, CASE WHEN told IS NULL THEN COALESCE(
          last_value(CASE WHEN ${isPlausible} THEN told END IGNORE NULLS) OVER (PARTITION BY file ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
          fallback) ELSE told END AS ts
      FROM (
        SELECT * , COALESCE(${['given', ...times, 'NULL'].join(', ')}) AS told
        FROM (
          SELECT ${['*', ...hinted].join(', ')}
          FROM parsed
        )
      )`;
  }

  private get isStorable(): string {
    return `ts BETWEEN ${this.times.fromMs} AND ${this.times.toMs}`;
  }

  private async count(): Promise<void> {
    const ok = this.isStorable;
    const rows = await this.database.rows(`
      SELECT file, count(*) FILTER (${ok}), count(*) FILTER (told IS NULL AND ${ok}),
        min(ts) FILTER (${ok}), max(ts) FILTER (${ok}), arg_max(ts, seq) FILTER (${ok}),
        sum(strlen(message)) FILTER (${ok})::BIGINT,
        count(*) FILTER (NOT ${ok}), min(line) FILTER (NOT ${ok}), arg_min(message[:256], seq) FILTER (NOT ${ok})
      FROM dated GROUP BY file`);
    for (const row of rows) {
      const file = this.files[numberOf(row[0]) ?? -1];
      if (file === undefined) continue;
      file.report.stored(
        numberOf(row[1]) ?? 0,
        numberOf(row[2]) ?? 0,
        numberOf(row[3]),
        numberOf(row[4]),
      );
      file.lastMs = numberOf(row[5]) ?? file.lastMs;
      this.group.messageBytes += numberOf(row[6]) ?? 0;
      const outside = numberOf(row[7]) ?? 0;
      if (outside > 0) {
        const example = exampleOf(textOf(row[9]) ?? '');
        file.report.unreadable(
          unreadableReasons.outOfRange,
          numberOf(row[8]) ?? null,
          example,
          outside,
        );
      }
    }
  }

  private insertSql(): string {
    const { keeps, retention, table } = this.group;
    const columns: [string, string][] = [
      [eventColumns.timestamp, 'ts'],
      [
        eventColumns.message,
        keeps.message ? 'message' : 'CASE WHEN NOT is_object THEN message END',
      ],
    ];
    if (keeps.logStream) columns.push([eventColumns.logStream, 'stream']);
    if (keeps.ingestionTime) columns.push([eventColumns.ingestionTime, 'ingestion']);
    if (retention.keep === 'everything') columns.push([eventColumns.size, 'strlen(message)']);
    this.group.fields().forEach((field, at) => {
      if (field.text !== undefined) columns.push([field.text, `f${at}`]);
      if (field.number !== undefined) columns.push([field.number, strictDecimalSql(`f${at}`)]);
    });
    return `
      INSERT INTO ${table} (${columns.map(([name]) => name).join(', ')})
      SELECT ${columns.map(([, sql]) => sql).join(', ')}
      FROM dated WHERE ${this.isStorable}
      ORDER BY seq`;
  }
}

/**
 * Staged events with the list of their JSON values. Each step is a table of its own: DuckDB writes the whole expression of
 * a column into every mention of it, and plans hundreds of fields slowly then.
 */
function parsedSql(extraction: FieldExtraction): string {
  return `
    SELECT *, ${extraction.listSql('source', 'is_object')} AS json
    FROM (
      SELECT *, ${isObjectSql('source')} AS is_object
      FROM (SELECT *, COALESCE(fields, message) AS source FROM staged)
    )`;
}

function appendBigInt(appender: DuckDBAppender, value: number | undefined): void {
  if (value === undefined) appender.appendNull();
  else appender.appendBigInt(BigInt(value));
}
