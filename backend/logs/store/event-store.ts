import type { FieldUse } from '../../insights/compiled';
import type { Relation } from '../../insights/relation';
import { TailgateError } from '../../errors';
import { Database, type EngineSettings, numberOf, textOf } from '../database';
import { relationOf } from './group-relation';
import { eventColumns, LogGroupTable, readFieldColumns } from './log-group-table';
import { type Retention, systemFields } from './retention';

/** Events and bytes in a range of time. */
export interface ScanSize {
  readonly records: number;
  readonly bytes: number;
}

/** The events of log groups in DuckDB, one table each. */
export class EventStore {
  readonly database: Database;
  private readonly groups = new Map<string, LogGroupTable>();
  private nextTable = 0;

  private constructor(database: Database) {
    this.database = database;
  }

  /**
   * Opens a store; a file that holds one already gives its log groups back.
   * @throws TailgateError invalid-input, unavailable
   */
  static async open(settings: EngineSettings): Promise<EventStore> {
    const database = await Database.open(settings);
    const store = new EventStore(database);
    try {
      await database.run(
        'CREATE TABLE IF NOT EXISTS tailgate_log_groups (table_name VARCHAR PRIMARY KEY, log_group VARCHAR)',
      );
      await database.run(
        'CREATE TABLE IF NOT EXISTS tailgate_fields (table_name VARCHAR, field VARCHAR, text_column VARCHAR, number_column VARCHAR, PRIMARY KEY (table_name, field))',
      );
      const rows = await database.rows('SELECT table_name, log_group FROM tailgate_log_groups');
      for (const [table, name] of rows) {
        const columns = await readFieldColumns(database, textOf(table) ?? '');
        const group = LogGroupTable.reopen(textOf(name) ?? '', textOf(table) ?? '', columns);
        store.groups.set(group.name, group);
        store.nextTable = Math.max(
          store.nextTable,
          Number(group.table.slice('events_'.length)) + 1,
        );
      }
      return store;
    } catch (thrown) {
      await database.close();
      throw thrown;
    }
  }

  /** Names of the log groups, in order of creation. */
  logGroups(): string[] {
    return [...this.groups.keys()];
  }

  /** @throws TailgateError invalid-input where the group exists already or the name is empty */
  async createLogGroup(name: string, retention: Retention): Promise<LogGroupTable> {
    if (name === '' || this.groups.has(name)) {
      throw new TailgateError(
        'invalid-input',
        name === '' ? 'A log group needs a name.' : `The log group ${name} exists already.`,
        { place: name, remedy: 'Choose another name.' },
      );
    }
    const table = `events_${this.nextTable++}`;
    // Both or none: a table without a name would stand in the way of the next one for ever.
    const group = await this.database.transaction(async () => {
      const created = await LogGroupTable.create(this.database, name, table, retention);
      if (retention.keep === 'everything') {
        await this.database.run('INSERT INTO tailgate_log_groups VALUES ($1, $2)', [table, name]);
      }
      return created;
    });
    this.groups.set(name, group);
    return group;
  }

  /** Removes a log group with its events. @throws TailgateError not-found */
  async deleteLogGroup(name: string): Promise<void> {
    const { table } = this.logGroup(name);
    await this.database.transaction(async () => {
      await this.database.run(`DROP TABLE ${table}`);
      await this.database.run('DELETE FROM tailgate_fields WHERE table_name = $1', [table]);
      await this.database.run('DELETE FROM tailgate_log_groups WHERE table_name = $1', [table]);
    });
    this.groups.delete(name);
  }

  /** @throws TailgateError not-found naming the groups that there are */
  logGroup(name: string): LogGroupTable {
    const group = this.groups.get(name);
    if (group !== undefined) return group;
    const near = this.logGroups().slice(0, 5).join(', ');
    throw new TailgateError('not-found', `There is no log group ${name}.`, {
      place: name,
      remedy: near === '' ? 'Read a file into it first.' : `Log groups here: ${near}.`,
    });
  }

  /** Where a compiled query reads the events of log groups from. */
  relation(logGroups: readonly string[]): Relation {
    if (logGroups.length === 0) {
      throw new TailgateError('invalid-input', 'A query needs at least one log group.', {
        place: 'logGroups',
        remedy: 'Name the log groups to query.',
      });
    }
    return relationOf([...new Set(logGroups)].map((name) => this.logGroup(name)));
  }

  /**
   * Refuses a query that reads what was not kept: its answer would look like missing fields.
   * @throws TailgateError internal
   */
  requireKept(logGroups: readonly string[], uses: readonly FieldUse[]): void {
    for (const name of logGroups) {
      const { retention } = this.logGroup(name);
      if (retention.keep === 'everything') continue;
      for (const use of uses) {
        const kept = retention.fields.find((field) => field.name === use.name);
        const isFree = systemFields.has(use.name) && !storedSystemFields.has(use.name);
        const isEnough =
          kept !== undefined &&
          (systemFields.has(use.name) ||
            ((kept.asText || !use.asText) && (kept.asNumber || kept.asText || !use.asNumber)));
        if (isFree || isEnough) continue;
        throw new TailgateError(
          'internal',
          `The query reads ${use.name}, which was not kept when ${name} was read.`,
          {
            place: use.name,
            remedy: 'Name every query of the analysis before the files are read.',
          },
        );
      }
    }
  }

  /** Events of log groups in a range (ms since the epoch, end exclusive) and their bytes. */
  async scanSize(logGroups: readonly string[], fromMs: number, toMs: number): Promise<ScanSize> {
    let records = 0;
    let bytes = 0;
    for (const name of new Set(logGroups)) {
      const size = await this.groupScanSize(this.logGroup(name), fromMs, toMs);
      records += size.records;
      bytes += size.bytes;
    }
    return { records, bytes };
  }

  /** Ends access to files for good. Call when everything is read. */
  async seal(): Promise<void> {
    await this.database.seal();
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  private async groupScanSize(
    group: LogGroupTable,
    fromMs: number,
    toMs: number,
  ): Promise<ScanSize> {
    const isInRange = `${eventColumns.timestamp} >= $1 AND ${eventColumns.timestamp} < $2`;
    const keepsAll = group.retention.keep === 'everything';
    const bytes = keepsAll ? `sum(${eventColumns.size}) FILTER (${isInRange})` : 'NULL';
    const [row] = await this.database.rows(
      `SELECT count(*), count(*) FILTER (${isInRange}), ${bytes}::BIGINT FROM ${group.table}`,
      [fromMs, toMs],
    );
    const all = numberOf(row?.[0]) ?? 0;
    const records = numberOf(row?.[1]) ?? 0;
    // Without messages their mean size stands for each; exact where the range holds all of them.
    const mean = all === 0 ? 0 : group.messageBytes / all;
    return { records, bytes: keepsAll ? (numberOf(row?.[2]) ?? 0) : Math.round(mean * records) };
  }
}

/** System fields that take room, so that they are kept only when asked for. */
const storedSystemFields: ReadonlySet<string> = new Set([
  '@message',
  '@logStream',
  '@ingestionTime',
]);
