import { DuckDBInstance, type DuckDBConnection, type JS } from '@duckdb/node-api';
import { compile } from '../compile/compile';
import type { CompiledColumn, CompileOptions } from '../compiled';
import { parse } from '../parser/parse';
import type { FieldBinding, Relation } from '../relation';

/** An event for a test: system fields by their names, discovered fields beside them. */
export type TestEvent = Readonly<Record<string, string | number | boolean>>;

export interface TestResult {
  readonly columns: readonly CompiledColumn[];
  /** Missing values are null. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly matched: number;
  readonly sql: string;
}

const strictDecimal = /^-?[0-9]+(?:[.][0-9]+)?$/;

/** Events in an in-memory DuckDB, on which queries run: each discovered field has a text and a number column. */
export class MemoryEvents {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    readonly relation: Relation,
  ) {}

  static async create(events: readonly TestEvent[]): Promise<MemoryEvents> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    const fields = [...new Set(events.flatMap((event) => Object.keys(event)))].filter(
      (name) => !systemDefaults.has(name),
    );
    const columns = fields.map((_, index) => `, t${index} VARCHAR, n${index} DOUBLE`).join('');
    await connection.run(
      `CREATE TABLE events (ts BIGINT, ingested BIGINT, message VARCHAR, stream VARCHAR, log VARCHAR, pointer VARCHAR, sequence BIGINT${columns})`,
    );
    const appender = await connection.createAppender('events');
    events.forEach((event, index) => {
      const text = (name: string): string => String(event[name] ?? systemDefaults.get(name) ?? '');
      appender.appendBigInt(BigInt(text('@timestamp')));
      appender.appendBigInt(BigInt(text('@ingestionTime')));
      for (const name of ['@message', '@logStream', '@log']) appender.appendVarchar(text(name));
      appender.appendVarchar(event['@ptr'] === undefined ? `ptr-${index}` : text('@ptr'));
      appender.appendBigInt(BigInt(index));
      for (const name of fields) {
        const value = event[name];
        if (value === undefined) appender.appendNull();
        else appender.appendVarchar(String(value));
        if (value !== undefined && strictDecimal.test(String(value))) {
          appender.appendDouble(Number(value));
        } else appender.appendNull();
      }
      appender.endRow();
    });
    appender.closeSync();
    await connection.run(
      'SET enable_external_access = false; SET preserve_insertion_order = false',
    );
    return new MemoryEvents(instance, connection, relationOver(fields));
  }

  /** Runs a query; by default over all time, with no limit of rows. */
  async run(text: string, options: Partial<CompileOptions> = {}): Promise<TestResult> {
    const compiled = compile(parse(text), {
      relation: this.relation,
      fromMs: 0,
      toMs: 10_000_000_000_000,
      rowLimit: Infinity,
      nowMs: 1_700_000_000_000,
      ...options,
    });
    const read = await this.connection.runAndReadAll(compiled.sql, [...compiled.parameters]);
    const rows = read.getRowsJS().map((row) => {
      const cells = compiled.columns.map(({ name }, index): [string, string | number | null] => [
        name,
        plain(row[index]),
      ]);
      return Object.fromEntries(cells);
    });
    const { sql, parameters } = compiled.matched;
    const matched = await this.connection.runAndReadAll(sql, [...parameters]);
    return {
      columns: compiled.columns,
      rows,
      matched: Number(matched.getRowsJS()[0]?.[0]),
      sql: compiled.sql,
    };
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

const systemDefaults = new Map<string, string>([
  ['@timestamp', '1700000000000'],
  ['@ingestionTime', '1700000001000'],
  ['@message', ''],
  ['@logStream', 'stream'],
  ['@log', '111111111111:group'],
  ['@ptr', ''],
]);

function relationOver(fields: readonly string[]): Relation {
  const bindings = new Map(
    fields.map((name, index): [string, FieldBinding] => [
      name,
      { text: `t${index}`, number: `n${index}` },
    ]),
  );
  return {
    from: 'events',
    timestamp: 'ts',
    ingestionTime: 'ingested',
    message: 'message',
    logStream: 'stream',
    log: 'log',
    pointer: 'pointer',
    sequence: 'sequence',
    field: (name) => bindings.get(name),
  };
}

/** @throws TypeError where a column is neither VARCHAR nor DOUBLE, as the compiler promises. */
function plain(value: JS | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  throw new TypeError(`a result column holds a ${typeof value}`);
}
