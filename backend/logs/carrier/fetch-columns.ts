import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import type { ResultColumn, SharedRows } from '../../insights/columns';
import type { CompiledColumn, CompiledQuery } from '../../insights/compiled';
import { numberOf, textOf } from '../database';
import { forEachHash, itemsOf } from './hash-column';
import { TextDictionary } from './text-dictionary';
import { HashPositions } from './tuple-dictionary';

/** What a query gives back. */
export interface FetchedColumns {
  readonly rowCount: number;
  readonly columns: readonly ResultColumn[];
  /** Set where rows were read by combination. */
  readonly shared?: SharedRows;
}

/** Up to so many rows texts are read one by one; beyond it that takes seconds per million. */
export const directRows = 20_000;

/** The same of a stored result, which is cheap to read again: encoded, 11,000 rows take 8 ms instead of 10. */
const directStoredRows = 5_000;

/** More different values than this in the first rows: the column is an id of some kind, and read one by one. */
const manyValues = 2_000;

/** More different combinations of the other columns than this are not worth a dictionary. */
const maximumTuples = 200_000;

/** What is needed of a compiled query to run it. */
export type RunnableQuery = Pick<CompiledQuery, 'sql' | 'parameters' | 'columns'>;

/**
 * How a query is read. direct: in one run, each text by itself. encoded: texts are encoded by DuckDB, which runs the
 * query three times (cheap for a plain scan). stored: the result is stored first, for queries that compute much.
 */
export type FetchMode = 'direct' | 'encoded' | 'stored';

/** Runs a query and reads its result as typed arrays, text dictionary encoded. */
export async function fetchColumns(
  connection: DuckDBConnection,
  query: RunnableQuery,
  mode: FetchMode,
): Promise<FetchedColumns> {
  if (mode === 'direct' || !query.columns.some(isText)) return fetchDirect(connection, query);
  if (mode === 'stored') return fetchStored(connection, query);
  return (await fetchEncoded(connection, query)) ?? fetchDirect(connection, query);
}

async function fetchStored(
  connection: DuckDBConnection,
  query: RunnableQuery,
): Promise<FetchedColumns> {
  const created = await connection.run(`CREATE OR REPLACE TEMP TABLE result AS ${source(query)}`, [
    ...query.parameters,
  ]);
  try {
    // DuckDB answers CREATE TABLE AS with the number of rows.
    const [row = []] = await created.getRows();
    const stored = { sql: 'SELECT * FROM result', parameters: [], columns: query.columns };
    const isLarge = (numberOf(row[0]) ?? 0) > directStoredRows;
    return await fetchColumns(connection, stored, isLarge ? 'encoded' : 'direct');
  } finally {
    await connection.run('DROP TABLE IF EXISTS result');
  }
}

async function fetchDirect(
  connection: DuckDBConnection,
  query: RunnableQuery,
): Promise<FetchedColumns> {
  const selected = query.columns.map((column, at) => (isText(column) ? `k${at}` : numberSql(at)));
  const chunks = await read(connection, query, selected.join(', '));
  const rowCount = countRows(chunks);
  const columns = query.columns.map((column, at) =>
    isText(column)
      ? textColumn(column.name, chunks, at, rowCount)
      : numberColumn(column, chunks, at, rowCount),
  );
  return { rowCount, columns };
}

/**
 * Reads the texts of a row as one hash of all, and the texts behind the hashes once. Undefined where the rows differ
 * too much, where two different rows have the same hash, or where the two reads do not fit together.
 */
async function fetchEncoded(
  connection: DuckDBConnection,
  query: RunnableQuery,
): Promise<FetchedColumns | undefined> {
  const encoded = await encodableColumns(connection, query);
  if (encoded.length === 0) return undefined;
  const keys = encoded.map((at) => `k${at}`).join(', ');
  const tuples = await read(
    connection,
    query,
    `hash(${keys}), ${keys}`,
    ` GROUP BY ALL LIMIT ${maximumTuples + 1}`,
  );
  const tupleCount = countRows(tuples);
  if (tupleCount > maximumTuples) return undefined;
  const positions = new HashPositions(tupleCount);
  let isUnique = true;
  forEachHash(tuples, 0, (low, high, at) => {
    isUnique = positions.add(low, high, at) && isUnique;
  });
  if (!isUnique) return undefined;
  const dictionaries = new Map(
    encoded.map((at, index) => [at, textColumn('', tuples, index + 1, tupleCount)] as const),
  );

  const others = query.columns.flatMap((column, at) =>
    dictionaries.has(at) ? [] : [isText(column) ? `k${at}` : numberSql(at)],
  );
  const chunks = await read(connection, query, [`hash(${keys})`, ...others].join(', '));
  const rowCount = countRows(chunks);
  const tupleOf = new Int32Array(rowCount);
  let isKnown = true;
  forEachHash(chunks, 0, (low, high, row) => {
    const position = positions.find(low, high);
    if (position === -1) isKnown = false;
    tupleOf[row] = position;
  });
  if (!isKnown) return undefined;

  let nextOther = 1;
  const columns = query.columns.map((column, at): ResultColumn => {
    const values = dictionaries.get(at);
    if (values !== undefined) {
      const codes = new Int32Array(rowCount);
      for (let row = 0; row < rowCount; row += 1) {
        codes[row] = values.codes[tupleOf[row] ?? 0] ?? -1;
      }
      return { name: column.name, kind: 'text', codes, dictionary: values.dictionary };
    }
    const position = nextOther;
    nextOther += 1;
    return isText(column)
      ? textColumn(column.name, chunks, position, rowCount)
      : numberColumn(column, chunks, position, rowCount);
  });
  return { rowCount, columns };
}

/** Text columns with few different values, judged by the first rows. */
async function encodableColumns(
  connection: DuckDBConnection,
  query: RunnableQuery,
): Promise<number[]> {
  const texts = query.columns.flatMap((column, at) => (isText(column) ? [at] : []));
  const counts = texts.map((at) => `count(DISTINCT k${at})`).join(', ');
  const result = await connection.run(
    `SELECT ${counts} FROM (${source(query)} LIMIT ${directRows})`,
    [...query.parameters],
  );
  const [row = []] = await result.getRows();
  return texts.filter((_, index) => (numberOf(row[index]) ?? 0) <= manyValues);
}

async function read(
  connection: DuckDBConnection,
  query: RunnableQuery,
  selected: string,
  suffix = '',
): Promise<DuckDBDataChunk[]> {
  const result = await connection.run(`SELECT ${selected} FROM (${source(query)})${suffix}`, [
    ...query.parameters,
  ]);
  return result.fetchAllChunks();
}

/** The query with its columns named k0, k1 …, in their order. */
function source({ sql, columns }: Pick<RunnableQuery, 'sql' | 'columns'>): string {
  return `SELECT * FROM (${sql}) AS result(${columns.map((_, at) => `k${at}`).join(', ')})`;
}

/** Missing numbers become NaN in DuckDB, so that the validity of each need not be asked. */
function numberSql(at: number): string {
  return `COALESCE(CAST(k${at} AS DOUBLE), 'NaN'::DOUBLE)`;
}

function isText({ kind }: CompiledColumn): boolean {
  return kind === 'text';
}

function countRows(chunks: readonly DuckDBDataChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
}

function numberColumn(
  column: CompiledColumn,
  chunks: readonly DuckDBDataChunk[],
  at: number,
  rowCount: number,
): ResultColumn {
  const values = new Float64Array(rowCount);
  let row = 0;
  for (const chunk of chunks) {
    const items = itemsOf(chunk, at);
    if (!(items instanceof Float64Array)) throw new Error('A number column must come as DOUBLE.');
    // Asked for once: it is a call into the engine.
    const { rowCount: length } = chunk;
    values.set(items.length === length ? items : items.subarray(0, length), row);
    row += length;
  }
  return { name: column.name, kind: column.kind === 'timestamp' ? 'timestamp' : 'number', values };
}

function textColumn(
  name: string,
  chunks: readonly DuckDBDataChunk[],
  at: number,
  rowCount: number,
): { name: string; kind: 'text'; codes: Int32Array; dictionary: readonly string[] } {
  const codes = new Int32Array(rowCount);
  const encoder = new TextDictionary();
  let row = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(at);
    const { rowCount: length } = chunk;
    for (let item = 0; item < length; item += 1) {
      codes[row] = encoder.code(textOf(vector.getItem(item)) ?? null);
      row += 1;
    }
  }
  return { name, kind: 'text', codes, dictionary: encoder.dictionary };
}
