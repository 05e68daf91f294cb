import { type Database, interruptible, numberOf, throwIfAborted } from '../database';
import { isObjectSql } from '../field-expression';
import type { InputFile } from '../input/input-file';
import { maximumEventBytes } from '../log-event';
import { decode, exampleOf, unreadableReasons } from '../readers/text';
import { quoteLiteral } from '../sql-text';
import { isLambdaField } from '../store/lambda-fields';
import { eventColumns, type LogGroupTable } from '../store/log-group-table';
import { strictDecimalSql } from '../strict-decimal';
import {
  hintedTextSql,
  hintedTimeSql,
  type TimeRange,
  type TimestampHint,
} from '../timestamp-hint';
import { type JsonColumns, planJsonColumns } from './json-columns';
import { indexLines, type LineIndex, readLines } from './line-index';
import type { ReportBuilder } from './report';

/** What the fast path needs to know. */
export interface FastPathRequest {
  readonly database: Database;
  readonly group: LogGroupTable;
  readonly hints: readonly TimestampHint[];
  readonly times: TimeRange;
  readonly file: InputFile;
  readonly logStream: string;
  readonly report: ReportBuilder;
  readonly onRead?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Lines that DuckDB reads as nothing are looked at one by one; with more than this share of them there is no gain. */
const maximumSuspectShare = 0.1;
const maximumSuspects = 100_000;
const fewSuspects = 100;

/**
 * Lets DuckDB read a plain file of JSON lines. Answers false, with nothing stored, where only the general path reads the
 * file right: it then has to.
 * @throws TailgateError cancelled
 */
export async function readFast(request: FastPathRequest): Promise<boolean> {
  const { database, group, hints, file, signal } = request;
  const plan = planFor(group, hints, file);
  if (plan === undefined || database.sealed) return false;
  const before = await lastRow(request);
  const indexing = indexLines(file.path, request.onRead, signal);
  // Awaited below; until then a failure must not count as unhandled.
  indexing.catch(() => undefined);
  const discard = async (): Promise<void> => {
    // Deleted rows keep their memory: a table that was empty before is made anew.
    if (before < 0) {
      await database.run(`CREATE OR REPLACE TABLE ${group.table} AS FROM ${group.table} LIMIT 0`);
    } else await database.run(`DELETE FROM ${group.table} WHERE rowid > $1`, [before]);
    throwIfAborted(signal);
  };
  try {
    // DuckDB takes half the time where the order of rows may differ from that of lines: no matter where all are sound.
    await insert(request, plan, false);
    const index = await indexing;
    if (await areSound(request, before, index)) {
      await settle(request, before + 1, index, 0);
      return true;
    }
    await discard();
    await insert(request, plan, true);
    const first = await checkRows(request, before, index);
    const removedBytes =
      first === undefined ? undefined : await settleSuspects(request, first, index);
    if (first !== undefined && removedBytes !== undefined) {
      await inheritTimes(request, first);
      await settle(request, first, index, removedBytes);
      return true;
    }
  } catch {
    // A line too long for DuckDB, a file that changes or cannot be opened: the general path tells which.
    await indexing.catch(() => undefined);
  }
  await discard();
  return false;
}

async function insert(
  request: FastPathRequest,
  plan: JsonColumns,
  isOrdered: boolean,
): Promise<void> {
  const { database, signal } = request;
  await database.run(`SET preserve_insertion_order = ${isOrdered}`);
  try {
    await interruptible(database.writer, signal, () => database.run(insertSql(request, plan)));
  } finally {
    await database.run('SET preserve_insertion_order = true');
  }
}

/** Whether every line gave an event with a plausible time and certain texts: then no line is looked at again. */
async function areSound(
  { database, group, times }: FastPathRequest,
  before: number,
  index: LineIndex,
): Promise<boolean> {
  const [row] = await database.rows(
    `SELECT count(*), count(*) FILTER (${isPlausibleSql(times)}) FROM ${group.table} WHERE rowid > $1`,
    [before],
  );
  const [count, plausible] = (row ?? []).map(numberOf);
  if (count !== index.count || plausible !== count) return false;
  if (index.longest > maximumEventBytes) return false;
  return !(await hasUncertainText(database, group, before));
}

function planFor(
  group: LogGroupTable,
  hints: readonly TimestampHint[],
  file: InputFile,
): JsonColumns | undefined {
  const names = [...group.fields().map(({ name }) => name), ...hints.map(({ field }) => field)];
  // DuckDB takes these for patterns of several files.
  if (/[*?[\]{}\0]/.test(file.path) || file.path.includes('://')) return undefined;
  if (group.retention.keep === 'everything' || group.keeps.message) return undefined;
  if (group.keeps.ingestionTime || names.some(isLambdaField)) return undefined;
  return planJsonColumns([...new Set(names)]);
}

function insertSql({ group, hints, file, logStream }: FastPathRequest, plan: JsonColumns): string {
  const columns: [string, string][] = [];
  const texts: string[] = [];
  group.fields().forEach((field, index) => {
    texts.push(`${plan.text(field.name)} AS f${index}`);
    if (field.text !== undefined) columns.push([field.text, `f${index}`]);
    if (field.number !== undefined) columns.push([field.number, strictDecimalSql(`f${index}`)]);
  });
  hints.forEach((hint, index) => texts.push(`${plan.text(hint.field)} AS hint${index}`));
  const times = hints.map(({ format }, index) => hintedTimeSql(format, `hint${index}`));
  columns.push([eventColumns.timestamp, `COALESCE(${[...times, 'NULL::BIGINT'].join(', ')})`]);
  if (group.keeps.logStream) columns.push([eventColumns.logStream, quoteLiteral(logStream)]);
  return `
    INSERT INTO ${group.table} (${columns.map(([name]) => name).join(', ')})
    SELECT ${columns.map(([, sql]) => sql).join(', ')}
    FROM (
      SELECT ${texts.join(', ')}
      FROM read_json(${quoteLiteral(file.path)}, format = 'newline_delimited', ignore_errors = true,
        compression = 'uncompressed', hive_partitioning = false, columns = ${plan.definition})
    )`;
}

async function lastRow({ database, group }: FastPathRequest): Promise<number> {
  const [row] = await database.rows(`SELECT max(rowid) FROM ${group.table}`);
  return numberOf(row?.[0]) ?? -1;
}

function isPlausibleSql({ fromMs, toMs }: TimeRange): string {
  return `(${eventColumns.timestamp} BETWEEN ${fromMs} AND ${toMs})`;
}

/**
 * SQL: whether the text of a field may differ from what the general path makes of it. An object or array looks the same
 * as a string that holds JSON; a number with an exponent is spelled in another way.
 */
function isUncertainSql(text: string): string {
  // Comparisons first, that leave few rows to the rest: a function of every text would take as long as half the read.
  const isNested = `(${text} >= '[' AND (${text} < '\\' OR (${text} >= '{' AND ${text} < '|')))`;
  const isExponent = `(${text} < ':' AND ${text} >= '-' AND contains(${text}, 'e') AND regexp_full_match(${text}, '-?[0-9.]+e[-+][0-9]+'))`;
  return `${isNested} OR ${isExponent}`;
}

/** Whether a text of the rows after `before` is uncertain. */
async function hasUncertainText(
  database: Database,
  group: LogGroupTable,
  before: number,
): Promise<boolean> {
  const conditions = group
    .fields()
    .flatMap(({ text }) => (text === undefined ? [] : [isUncertainSql(text)]));
  if (conditions.length === 0) return false;
  const found = await database.rows(
    `SELECT rowid FROM ${group.table} WHERE rowid > $1 AND (${conditions.join(' OR ')}) LIMIT 1`,
    [before],
  );
  return found.length > 0;
}

/** The first new row; undefined where the rows are not what the general path would store. */
async function checkRows(
  { database, group, times }: FastPathRequest,
  before: number,
  index: LineIndex,
): Promise<number | undefined> {
  const [row] = await database.rows(
    `SELECT min(rowid), max(rowid), count(*), count(*) FILTER (NOT ${isPlausibleSql(times)}) FROM ${group.table} WHERE rowid > $1`,
    [before],
  );
  const [first, last, count, implausible] = (row ?? []).map(numberOf);
  if (count === 0 && index.count === 0) return before + 1;
  if (first === undefined || last === undefined) return undefined;
  const isContiguous = last - first + 1 === count;
  const isComplete = count === index.count && index.longest <= maximumEventBytes;
  const isFew = implausible !== undefined && implausible <= maximumSuspects;
  if (!isContiguous || !isComplete || !isFew) return undefined;
  return (await hasUncertainText(database, group, before)) ? undefined : first;
}

/**
 * Looks again at lines without a time: broken lines and other text keep their message, what is not UTF-8 goes.
 * @returns bytes of the lines that went; undefined where there are too many to look at
 */
async function settleSuspects(
  request: FastPathRequest,
  first: number,
  index: LineIndex,
): Promise<number | undefined> {
  const { database, group, hints } = request;
  const { timestamp, message } = eventColumns;
  const isSuspect = `rowid >= ${first} AND ${timestamp} IS NULL`;
  const [counted] = await database.rows(`SELECT count(*) FROM ${group.table} WHERE ${isSuspect}`);
  const suspects = numberOf(counted?.[0]) ?? 0;
  if (suspects === 0) return 0;
  const isMany = suspects > maximumSuspects || suspects > index.count * maximumSuspectShare;
  if (isMany && suspects > fewSuspects) return undefined;
  const rows = await database.rows(
    `SELECT rowid FROM ${group.table} WHERE ${isSuspect} ORDER BY rowid`,
  );
  const ordinals = rows.map(([row]) => (numberOf(row) ?? 0) - first);
  await database.run('CREATE OR REPLACE TEMP TABLE suspects (row BIGINT, message VARCHAR)');
  const appender = await database.writer.createAppender('suspects', 'main', 'temp');
  let removedBytes = 0;
  const removed: number[] = [];
  for await (const { ordinal, line, bytes } of readLines(index, ordinals)) {
    const text = decode(bytes);
    if (text === undefined) {
      removed.push(first + ordinal);
      removedBytes += bytes.length;
      request.report.unreadable(unreadableReasons.notUtf8, line, exampleOf(bytes));
      continue;
    }
    appender.appendBigInt(BigInt(first + ordinal));
    appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
  const texts = hints.map((hint, at) => `${hintedTextSql(hint, 'message')} AS hint${at}`);
  const times = hints.map(({ format }, at) => hintedTimeSql(format, `hint${at}`));
  await database.run(`
    UPDATE ${group.table} SET ${timestamp} = other.told, ${message} = other.message
    FROM (
      SELECT row, message, COALESCE(${[...times, 'NULL::BIGINT'].join(', ')}) AS told
      FROM (SELECT ${['*', ...texts].join(', ')} FROM suspects WHERE NOT ${isObjectSql('message')})
    ) other
    WHERE ${group.table}.rowid = other.row`);
  await database.run('DROP TABLE suspects');
  if (removed.length > 0) {
    await database.run(`DELETE FROM ${group.table} WHERE rowid IN (${removed.join(', ')})`);
  }
  return removedBytes;
}

/** Gives lines without a time that of the line before, else that of the file. */
async function inheritTimes(
  { database, group, times, file, report }: FastPathRequest,
  first: number,
): Promise<void> {
  const { table } = group;
  const { timestamp } = eventColumns;
  const isPlausible = isPlausibleSql(times);
  const [counted] = await database.rows(
    `SELECT count(*), count(*) FILTER (rowid < (SELECT COALESCE(min(rowid), 9223372036854775807) FROM ${table} WHERE rowid >= $1 AND ${isPlausible}))
    FROM ${table} WHERE rowid >= $1 AND ${timestamp} IS NULL`,
    [first],
  );
  const [undated = 0, leading = 0] = (counted ?? []).map(numberOf);
  if (undated === 0) return;
  await database.run(
    `UPDATE ${table} SET ${timestamp} = COALESCE(other.before, $2)
    FROM (
      SELECT undated.row, dated.ts AS before
      FROM (SELECT rowid AS row FROM ${table} WHERE rowid >= $1 AND ${timestamp} IS NULL) undated
      ASOF LEFT JOIN (SELECT rowid AS row, ${timestamp} AS ts FROM ${table} WHERE rowid >= $1 AND ${isPlausible}) dated
      ON undated.row > dated.row
    ) other
    WHERE ${table}.rowid = other.row`,
    [first, file.modifiedMs],
  );
  const isFileTimePlausible = file.modifiedMs >= times.fromMs && file.modifiedMs <= times.toMs;
  // Where the file's own time is out of range, lines that took it are refused below and are not counted here.
  report.stored(0, isFileTimePlausible ? undated : undated - leading, undefined, undefined);
}

/** Removes events out of range and completes the report. */
async function settle(
  request: FastPathRequest,
  first: number,
  index: LineIndex,
  removedBytes: number,
): Promise<void> {
  const { database, group, times, report } = request;
  const { timestamp } = eventColumns;
  const isPlausible = isPlausibleSql(times);
  const [row] = await database.rows(
    `SELECT count(*) FILTER (${isPlausible}), min(${timestamp}) FILTER (${isPlausible}), max(${timestamp}) FILTER (${isPlausible}) FROM ${group.table} WHERE rowid >= $1`,
    [first],
  );
  const rows = await database.rows(
    `SELECT rowid FROM ${group.table} WHERE rowid >= $1 AND NOT (${isPlausible}) ORDER BY rowid`,
    [first],
  );
  const ordinals = rows.map(([value]) => (numberOf(value) ?? 0) - first);
  let refusedBytes = 0;
  for await (const { line, bytes } of readLines(index, ordinals)) {
    refusedBytes += bytes.length;
    report.unreadable(unreadableReasons.outOfRange, line, exampleOf(bytes));
  }
  if (ordinals.length > 0) {
    await database.run(`DELETE FROM ${group.table} WHERE rowid >= $1 AND NOT (${isPlausible})`, [
      first,
    ]);
  }
  group.messageBytes += index.bytes - removedBytes - refusedBytes;
  report.bytes = index.size;
  report.stored(numberOf(row?.[0]) ?? 0, 0, numberOf(row?.[1]), numberOf(row?.[2]));
}
