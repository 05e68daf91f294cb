import type { DuckDBConnection } from '@duckdb/node-api';
import { compile } from '../../insights';
import type { ResultColumn, SharedRows } from '../../insights/columns';
import type { CompileOptions, FieldUse } from '../../insights/compiled';
import type { FieldBinding, Relation } from '../../insights/relation';
import { numberOf } from '../database';
import { quoteLiteral } from '../sql-text';
import { systemFields } from '../store/retention';
import { type FetchedColumns, fetchColumns } from './fetch-columns';
import { forEachHash } from './hash-column';
import { SharedTextColumn, sharedNumberColumn } from './shared-columns';
import type { ColumnUse, RowQuery } from './split-query';
import { HashPositions } from './tuple-dictionary';

/** Rows looked at to see which fields have few different values. */
const sampledRows = 20_000;

/** A field with more different values than this in the first rows is read row by row. */
const mostDifferent = 250;

/** With more combinations than this the detour is longer than the way. */
const mostTuples = 100_000;

const none: FieldBinding = { text: 'NULL::VARCHAR', number: 'NULL::DOUBLE' };

/** A field that makes part of the key: its columns in the table of tuples. */
interface KeyField {
  readonly name: string;
  /** SQL of what the query reads of the field; NULL for a side that it does not read. */
  readonly binding: FieldBinding;
  readonly column: string;
}

/** What both parts of the query are compiled with. */
type SplitOptions = Pick<CompileOptions, 'relation' | 'fromMs' | 'toMs'>;

/**
 * Reads a query whose rows are single events in two parts: columns that depend only on fields with few different values
 * (method, route, status, error) are computed once for each combination of these, the others row by row. Of two million
 * requests that have two hundred combinations this takes a quarter of the time. Undefined where it would not help, or a
 * text depends on a field with many values.
 */
export async function fetchSplit(
  connection: DuckDBConnection,
  query: RowQuery,
  options: SplitOptions,
): Promise<FetchedColumns | undefined> {
  const keys = await keyFields(connection, query, options);
  const isKey = (use: FieldUse): boolean => keys.some(({ name }) => name === use.name);
  const isKeyed = ({ fields }: ColumnUse): boolean => fields.length > 0 && fields.every(isKey);
  const keyed = query.columns.filter(isKeyed);
  const single = query.columns.filter((column) => !isKeyed(column));
  if (keyed.length === 0 || single.length === 0) return undefined;
  const rowPart = compile(query.withColumns(single), {
    ...options,
    rowLimit: Infinity,
    unordered: true,
  });
  if (rowPart.columns.some(({ kind }) => kind === 'text')) return undefined;

  const hash = `hash(${keys.flatMap(({ binding }) => [binding.text, binding.number]).join(', ')})`;
  const { relation, fromMs, toMs } = options;
  const events = `${relation.from} WHERE ${relation.timestamp} >= $1 AND ${relation.timestamp} < $2`;
  const range = [fromMs, toMs];
  const values = keys.flatMap(({ binding, column }) => [
    `first(${binding.text}) AS ${column}_text`,
    `first(${binding.number}) AS ${column}_number`,
  ]);
  // Two combinations with one 64-bit hash: less likely than one in a billion at the most combinations allowed.
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE tuples AS SELECT ${hash} AS tuple, ${values.join(', ')} FROM ${events} GROUP BY tuple LIMIT ${mostTuples + 1}`,
    range,
  );
  try {
    const hashes = await connection.run('SELECT tuple FROM tuples');
    const tupleChunks = await hashes.fetchAllChunks();
    const tupleCount = tupleChunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
    if (tupleCount > mostTuples) return undefined;
    const positions = new HashPositions(tupleCount);
    forEachHash(tupleChunks, 0, (low, high, at) => positions.add(low, high, at));

    const table = await fetchColumns(
      connection,
      compile(query.withColumns(keyed), {
        relation: tupleRelation(keys, fromMs),
        fromMs,
        toMs,
        rowLimit: Infinity,
        unordered: true,
      }),
      'direct',
    );
    const rowHashes = await connection.run(`SELECT ${hash} FROM ${events}`, range);
    const rowChunks = await rowHashes.fetchAllChunks();
    const rows = await fetchColumns(connection, rowPart, 'direct');
    const tupleOf = new Int32Array(rows.rowCount);
    let read = 0;
    forEachHash(rowChunks, 0, (low, high, row) => {
      tupleOf[row] = positions.find(low, high);
      read += 1;
    });
    if (read !== rows.rowCount || table.rowCount !== tupleCount) return undefined;
    return joined(query, keyed, { tupleOf, table }, rows);
  } finally {
    await connection.run('DROP TABLE IF EXISTS tuples');
  }
}

/** All columns in the order of the query. */
function joined(
  query: RowQuery,
  keyed: readonly ColumnUse[],
  shared: SharedRows,
  rows: FetchedColumns,
): FetchedColumns {
  let nextShared = 0;
  let nextSingle = 0;
  const columns = query.columns.map((column): ResultColumn => {
    if (!keyed.includes(column)) return at(rows.columns, nextSingle++);
    const values = at(shared.table.columns, nextShared++);
    return values.kind === 'text'
      ? new SharedTextColumn(values, shared.tupleOf)
      : sharedNumberColumn(values, shared.tupleOf);
  });
  return { rowCount: rows.rowCount, columns, shared };
}

function at(columns: readonly ResultColumn[], index: number): ResultColumn {
  const column = columns[index];
  if (column === undefined)
    throw new Error('A part of the query has fewer columns than asked for.');
  return column;
}

/** Fields that displayed columns read and that have few different values, judged by the first rows. */
async function keyFields(
  connection: DuckDBConnection,
  query: RowQuery,
  { relation, fromMs, toMs }: SplitOptions,
): Promise<KeyField[]> {
  const uses = new Map<string, FieldUse>();
  for (const use of query.columns.flatMap(({ fields }) => fields)) {
    const known = uses.get(use.name);
    uses.set(use.name, {
      name: use.name,
      asText: use.asText || known?.asText === true,
      asNumber: use.asNumber || known?.asNumber === true,
    });
  }
  const candidates = [...uses.values()].flatMap(({ name, asText, asNumber }, index): KeyField[] => {
    const whole =
      name === '@log' ? { text: relation.log, number: none.number } : relation.field(name);
    if (whole === undefined || (systemFields.has(name) && name !== '@log')) return [];
    const binding = {
      text: asText ? whole.text : none.text,
      number: asNumber ? whole.number : none.number,
    };
    return [{ name, binding, column: `x${index}` }];
  });
  if (candidates.length === 0) return [];
  const counts = candidates.map(
    ({ binding: { text, number } }) => `count(DISTINCT ${text}), count(DISTINCT ${number})`,
  );
  const result = await connection.run(
    `SELECT ${counts.join(', ')} FROM (SELECT * FROM ${relation.from} WHERE ${relation.timestamp} >= $1 AND ${relation.timestamp} < $2 LIMIT ${sampledRows})`,
    [fromMs, toMs],
  );
  const [row = []] = await result.getRows();
  return candidates.filter((_, index) =>
    [row[index * 2], row[index * 2 + 1]].every((count) => (numberOf(count) ?? 0) <= mostDifferent),
  );
}

/** The combinations as events of their own, all at the start of the range. */
function tupleRelation(keys: readonly KeyField[], fromMs: number): Relation {
  const columns = new Map(keys.map(({ name, column }) => [name, column]));
  const log = columns.get('@log');
  return {
    from: `(SELECT ${fromMs}::BIGINT AS tuple_time, * FROM tuples)`,
    timestamp: 'tuple_time',
    ingestionTime: 'tuple_time',
    message: none.text,
    logStream: none.text,
    log: log === undefined ? quoteLiteral('') : `${log}_text`,
    pointer: none.text,
    sequence: '0::BIGINT',
    field(name) {
      const column = columns.get(name);
      return column === undefined
        ? undefined
        : { text: `${column}_text`, number: `${column}_number` };
    },
  };
}
