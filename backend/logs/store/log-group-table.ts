import type { FieldBinding } from '../../insights/relation';
import { type Database, textOf } from '../database';
import type { FieldExtraction } from '../field-expression';
import { fieldPaths, jsonPointer } from '../field-path';
import { quoteLiteral } from '../sql-text';
import { strictDecimalSql } from '../strict-decimal';
import type { DiscoveredFields } from './discover-fields';
import {
  isLambdaField,
  isLambdaLine,
  isNumericLambdaField,
  lambdaFieldNames,
  lambdaFieldSql,
} from './lambda-fields';
import { type Retention, systemFields } from './retention';

/** Fields of a group beyond this have no column; queries take them from the message. */
export const maximumColumns = 500;

/** The columns that hold one field: text, number or both. Names are generated, never those of the field. */
export interface FieldColumns {
  readonly name: string;
  readonly text: string | undefined;
  readonly number: string | undefined;
}

/** Names of the columns that every log group's table may have. */
export const eventColumns = {
  timestamp: 'e_ts',
  ingestionTime: 'e_ingestion',
  logStream: 'e_stream',
  message: 'e_message',
  /** Bytes of the message. */
  size: 'e_size',
} as const;

/** The table of one log group: a row per event, discovered fields as columns. */
export class LogGroupTable {
  readonly name: string;
  readonly table: string;
  readonly retention: Retention;
  /** Which of the system columns the table has. */
  readonly keeps: {
    readonly message: boolean;
    readonly logStream: boolean;
    readonly ingestionTime: boolean;
  };
  /** Bytes of all messages stored, where messages are not kept. */
  messageBytes = 0;
  private readonly columns = new Map<string, FieldColumns>();
  private full = false;

  private constructor(name: string, table: string, retention: Retention) {
    this.name = name;
    this.table = table;
    this.retention = retention;
    const kept = (field: string) =>
      retention.keep === 'everything' || retention.fields.some((use) => use.name === field);
    this.keeps = {
      message: kept('@message'),
      logStream: kept('@logStream'),
      ingestionTime: kept('@ingestionTime'),
    };
  }

  static async create(
    database: Database,
    name: string,
    table: string,
    retention: Retention,
  ): Promise<LogGroupTable> {
    const group = new LogGroupTable(name, table, retention);
    if (retention.keep === 'fields') {
      for (const use of retention.fields) {
        if (!systemFields.has(use.name)) group.define(use.name, use.asText, use.asNumber);
      }
    }
    const { timestamp, ingestionTime, logStream, message, size } = eventColumns;
    const definitions = [
      `${timestamp} BIGINT`,
      `${message} VARCHAR`,
      ...(group.keeps.logStream ? [`${logStream} VARCHAR`] : []),
      ...(group.keeps.ingestionTime ? [`${ingestionTime} BIGINT`] : []),
      ...(retention.keep === 'everything' ? [`${size} INTEGER`] : []),
      ...group.fields().flatMap(columnDefinitions),
    ];
    await database.run(`CREATE TABLE ${table} (${definitions.join(', ')})`);
    return group;
  }

  /** The fields that have columns. */
  fields(): FieldColumns[] {
    return [...this.columns.values()];
  }

  /** Adds columns for fields that the messages of a batch bring along. */
  async addDiscovered(database: Database, batch: readonly DiscoveredFields[]): Promise<void> {
    const numeric = new Map<string, boolean>();
    for (const { values, numeric: numbers } of batch) {
      for (const name of values.keys()) {
        numeric.set(name, numeric.get(name) === true || numbers.has(name));
      }
    }
    await this.addColumns(database, numeric);
  }

  /** Adds the columns of Lambda's fields when the messages have such lines. */
  async addLambdaFields(database: Database, messages: readonly string[]): Promise<void> {
    if (this.columns.has('@type') || !messages.some(isLambdaLine)) return;
    const names = lambdaFieldNames.map((name) => [name, isNumericLambdaField(name)] as const);
    await this.addColumns(database, new Map(names));
  }

  /** How a query reads a discovered field; undefined where no event has it. */
  field(name: string): FieldBinding | undefined {
    const columns = this.columns.get(name);
    if (columns !== undefined) {
      const text = columns.text ?? 'NULL::VARCHAR';
      const number =
        columns.number ??
        (this.retention.keep === 'fields' ? strictDecimalSql(text) : 'NULL::DOUBLE');
      return { text, number };
    }
    if (!this.full || isLambdaField(name) || name.includes('\0')) return undefined;
    const text = directTextSql(name);
    return { text, number: strictDecimalSql(text) };
  }

  /** Adds what a persisted table had. */
  restore(columns: readonly FieldColumns[]): void {
    for (const column of columns) this.columns.set(column.name, column);
    this.full = this.columns.size >= maximumColumns;
  }

  static reopen(name: string, table: string, columns: readonly FieldColumns[]): LogGroupTable {
    const group = new LogGroupTable(name, table, { keep: 'everything' });
    group.restore(columns);
    return group;
  }

  private async addColumns(
    database: Database,
    fields: ReadonlyMap<string, boolean>,
  ): Promise<void> {
    for (const [name, numeric] of fields) {
      const before = this.columns.get(name);
      if (before === undefined && this.columns.size >= maximumColumns) {
        this.full = true;
        continue;
      }
      if (before !== undefined && (before.number !== undefined || !numeric)) continue;
      const after = this.define(name, true, numeric);
      try {
        for (const definition of columnDefinitions(after)) {
          await database.run(`ALTER TABLE ${this.table} ADD COLUMN IF NOT EXISTS ${definition}`);
        }
        await database.run('INSERT OR REPLACE INTO tailgate_fields VALUES ($1, $2, $3, $4)', [
          this.table,
          name,
          after.text ?? null,
          after.number ?? null,
        ]);
      } catch (thrown) {
        // A column that is not there (the disk may be full) must not be read by later queries.
        if (before === undefined) this.columns.delete(name);
        else this.columns.set(name, before);
        throw thrown;
      }
    }
  }

  private define(name: string, text: boolean, number: boolean): FieldColumns {
    const before = this.columns.get(name);
    const index = before === undefined ? this.columns.size : Number(columnIndex(before));
    const columns = {
      name,
      text: text || before?.text !== undefined ? `e_t${index}` : undefined,
      number: number || before?.number !== undefined ? `e_n${index}` : undefined,
    };
    this.columns.set(name, columns);
    return columns;
  }
}

/** SQL of a field's text in any message, without a column. */
function directTextSql(name: string): string {
  const message = eventColumns.message;
  const candidates = fieldPaths(name).map((path) => {
    const pointer = quoteLiteral(jsonPointer(path));
    return `CASE WHEN json_type(${message}, ${pointer}) NOT IN ('OBJECT', 'ARRAY') THEN json_extract_string(${message}, ${pointer}) END`;
  });
  return `CASE WHEN json_valid(${message}) THEN COALESCE(${candidates.join(', ')}, NULL) END`;
}

/** SQL of the text of a field while a batch is stored: from the list of JSON values, or from one of Lambda's lines. */
export function storedTextSql(
  field: string,
  extraction: FieldExtraction,
  columns: { readonly list: string; readonly json: string; readonly message: string },
): string {
  return isLambdaField(field)
    ? lambdaFieldSql(field, columns.message)
    : extraction.text(field, columns.list, columns.json);
}

function columnDefinitions(columns: FieldColumns): string[] {
  return [
    ...(columns.text === undefined ? [] : [`${columns.text} VARCHAR`]),
    ...(columns.number === undefined ? [] : [`${columns.number} DOUBLE`]),
  ];
}

function columnIndex(columns: FieldColumns): string {
  return (columns.text ?? columns.number ?? 'e_t0').slice(3);
}

/** Reads the columns of a persisted table. */
export async function readFieldColumns(database: Database, table: string): Promise<FieldColumns[]> {
  const rows = await database.rows(
    'SELECT field, text_column, number_column FROM tailgate_fields WHERE table_name = $1 ORDER BY rowid',
    [table],
  );
  return rows.map(([name, text, number]) => ({
    name: textOf(name) ?? '',
    text: textOf(text),
    number: textOf(number),
  }));
}
