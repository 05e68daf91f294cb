import { type Database, numberOf } from '../database';
import type { LogEvent } from '../log-event';
import { unreadableReasons } from '../readers/text';
import { type DiscoveredFields, discoverFields } from '../store/discover-fields';
import type { LogGroupTable } from '../store/log-group-table';
import type { TimeRange, TimestampHint } from '../timestamp-hint';
import { countSql, extractSql, inheritTimesSql, insertSql } from './extract-sql';
import type { ReportBuilder } from './report';
import { Staging } from './staging';

/** A file whose events are in a batch. */
export interface BatchFile {
  readonly report: ReportBuilder;
  /** The log stream of events that name none. */
  readonly logStream: string;
  /** The time of an event that tells none: that of the last event stored, at first that of the file. */
  lastMs: number;
}

/** DuckDB's row group: a table takes whole ones over, and copies what is less. */
const maximumRows = 122_880;
const maximumSize = 67_108_864;

/** What is collected for one round of storing. */
interface Collected {
  readonly files: readonly BatchFile[];
  readonly discovered: readonly DiscoveredFields[];
  readonly messages: readonly string[];
}

/**
 * Collects events of any shape and stores them in batches: fields and times are taken from the messages in SQL,
 * with the JSON reader that also reads whole files, so that both give the same rows.
 * While one batch is stored the next one is collected.
 */
export class EventBatch {
  private readonly database: Database;
  private readonly group: LogGroupTable;
  private readonly hints: readonly TimestampHint[];
  private readonly times: TimeRange;
  private collecting: Staging | undefined;
  private spare: Staging | undefined;
  private storing: Promise<void> = Promise.resolve();
  private files: BatchFile[] = [];
  private fileOf = new Map<BatchFile, number>();
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
    this.collecting = await Staging.open(this.database, this.group);
  }

  get isFull(): boolean {
    const { rows = 0, size = 0 } = this.collecting ?? {};
    return rows >= maximumRows || size >= maximumSize;
  }

  add(file: BatchFile, event: LogEvent): void {
    if (this.collecting === undefined) throw new Error('The batch is not open.');
    this.collecting.add({
      event,
      file: this.indexOf(file),
      logStream: event.logStream ?? file.logStream,
      fields: this.discover(event.message),
    });
  }

  /**
   * Begins to store what was collected and count it in the reports of its files, as soon as what was collected before
   * is stored. A failure is thrown by the next call.
   */
  async startStoring(): Promise<void> {
    await this.storing;
    const full = this.collecting;
    if (full === undefined || full.rows === 0) return;
    this.collecting = this.spare ?? (await Staging.open(this.database, this.group));
    this.spare = full;
    const { files, discovered, messages } = this;
    this.files = [];
    this.fileOf = new Map();
    this.discovered = [];
    this.messages = [];
    this.storing = this.store(full, { files, discovered, messages });
    // Awaited by the next call; until then a failure must not count as unhandled.
    this.storing.catch(() => undefined);
  }

  /** Stores what was collected and waits for it: every event given so far is in the log group then. */
  async flush(): Promise<void> {
    await this.startStoring();
    await this.storing;
  }

  /** Ends the batch; what was not stored is dropped. */
  async close(): Promise<void> {
    // Its failure was thrown, or the work was given up.
    await this.storing.catch(() => undefined);
    const stagings = [this.collecting, this.spare];
    this.collecting = undefined;
    this.spare = undefined;
    for (const staging of stagings) staging?.close();
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

  private async store(staging: Staging, { files, discovered, messages }: Collected): Promise<void> {
    const { connection } = staging;
    staging.complete();
    if (this.group.retention.keep === 'everything') {
      await this.group.addDiscovered(this.database, discovered);
      await this.group.addLambdaFields(this.database, messages);
    }
    await connection.run(extractSql(this.group, this.hints));
    const hasUndated = await this.inheritTimes(staging, files);
    await this.count(staging, files, hasUndated);
    await connection.run(insertSql(this.group, this.times));
    await connection.run('DROP TABLE extracted');
    await staging.clear();
  }

  /** Dates the events that tell no time, if there are any. */
  private async inheritTimes(
    { connection }: Staging,
    files: readonly BatchFile[],
  ): Promise<boolean> {
    const undated = await connection.run('SELECT 1 FROM extracted WHERE ts IS NULL LIMIT 1');
    if (undated.rowCount === 0) return false;
    const fallbacks = files.map(({ lastMs }) => lastMs);
    await connection.run(inheritTimesSql(this.times, fallbacks));
    return true;
  }

  private async count(
    staging: Staging,
    files: readonly BatchFile[],
    hasUndated: boolean,
  ): Promise<void> {
    const result = await staging.connection.run(countSql(this.times, hasUndated));
    for (const row of await result.getRows()) {
      const [at, events = 0, undated = 0, fromMs, toMs, lastMs, bytes = 0, refused = 0, first = 0] =
        row.map(numberOf);
      const file = files[at ?? -1];
      if (file === undefined) continue;
      file.report.stored(events, undated, fromMs, toMs);
      file.lastMs = lastMs ?? file.lastMs;
      this.group.messageBytes += bytes;
      if (refused > 0) {
        const example = await staging.exampleOf(first);
        const line = staging.lineOf(first);
        file.report.unreadable(unreadableReasons.outOfRange, line, example, refused);
      }
    }
  }
}
