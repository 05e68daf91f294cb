import { FieldExtraction, isObjectSql } from '../field-expression';
import { eventColumns, type LogGroupTable, storedTextSql } from '../store/log-group-table';
import { strictDecimalSql } from '../strict-decimal';
import {
  hintedTextSql,
  hintedTimeSql,
  type TimeRange,
  type TimestampHint,
} from '../timestamp-hint';

/** Names of the columns that fields are taken from: JSON values, the JSON they come from, the message. */
const sources = { list: 'json', json: 'source', message: 'message' } as const;

/** Columns of the log group's table, and the SQL over a row of `extracted` that fills each. */
function storedColumns(group: LogGroupTable): [name: string, sql: string][] {
  const { keeps, retention } = group;
  const { timestamp, message, logStream, ingestionTime, size } = eventColumns;
  return [
    [timestamp, 'ts'],
    [message, message],
    ...(keeps.logStream ? [[logStream, 'stream'] satisfies [string, string]] : []),
    ...(keeps.ingestionTime ? [[ingestionTime, 'ingestion'] satisfies [string, string]] : []),
    ...(retention.keep === 'everything' ? [[size, 'bytes'] satisfies [string, string]] : []),
    ...group
      .fields()
      .flatMap(({ text, number }) => [text, number])
      .flatMap((name) => (name === undefined ? [] : [[name, name] satisfies [string, string]])),
  ];
}

/**
 * A table of what staged events become, in their order: `file`, `ts` (NULL where an event tells no time), `bytes`
 * of the message, and the columns of the log group. Its row numbers count the events from 0.
 */
export function extractSql(group: LogGroupTable, hints: readonly TimestampHint[]): string {
  const { keeps, retention } = group;
  const extraction = new FieldExtraction();
  const texts = group
    .fields()
    .map(({ name }, at) => `${storedTextSql(name, extraction, sources)} AS f${at}`);
  const hinted = hints.map((hint, at) => {
    const text = extraction.text(hint.field, sources.list, sources.json);
    return `CASE WHEN given IS NOT NULL THEN NULL WHEN is_object THEN ${text} ELSE ${hintedTextSql(hint, 'message')} END AS hint${at}`;
  });
  const times = hints.map(({ format }, at) => hintedTimeSql(format, `hint${at}`));
  const fields = group
    .fields()
    .flatMap(({ text, number }, at) => [
      ...(text === undefined ? [] : [`f${at} AS ${text}`]),
      ...(number === undefined ? [] : [`${strictDecimalSql(`f${at}`)} AS ${number}`]),
    ]);
  const kept = keeps.message ? 'message' : 'CASE WHEN NOT is_object THEN message END';
  const passed = [
    'file',
    ...(keeps.logStream ? ['stream'] : []),
    ...(keeps.ingestionTime ? ['ingestion'] : []),
  ];
  const source = retention.keep === 'everything' ? 'COALESCE(fields, message)' : 'message';
  // Each step is a query of its own: what it gives is computed once, however often the next one mentions it.
  return `
    CREATE OR REPLACE TEMP TABLE extracted AS
    SELECT ${[...passed, `COALESCE(${['given', ...times, 'NULL'].join(', ')}) AS ts`, 'strlen(message)::INTEGER AS bytes', `${kept} AS ${eventColumns.message}`, ...fields].join(', ')}
    FROM (
      SELECT ${[...passed, 'given', 'message', 'is_object', ...texts, ...hinted].join(', ')}
      FROM (
        SELECT *, ${extraction.listSql('source', 'is_object')} AS json
        FROM (
          SELECT *, ${isObjectSql('source')} AS is_object
          FROM (SELECT *, ${source} AS source FROM staged)
        )
      )
    )`;
}

function isInRangeSql({ fromMs, toMs }: TimeRange): string {
  return `(ts BETWEEN ${fromMs} AND ${toMs})`;
}

/**
 * Gives rows without a time that of the row before in their file, else the file's own, and marks them `undated`.
 * @param fallbacks ms since the epoch, by position of the file in the batch
 */
export function inheritTimesSql(times: TimeRange, fallbacks: readonly number[]): string {
  const before = `last_value(CASE WHEN ${isInRangeSql(times)} THEN ts END IGNORE NULLS) OVER (PARTITION BY file ORDER BY rowid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  return `
    CREATE OR REPLACE TEMP TABLE extracted AS
    SELECT * REPLACE (COALESCE(ts, ${before}, list_extract([${fallbacks.join(', ')}]::BIGINT[], file + 1)) AS ts), ts IS NULL AS undated
    FROM extracted ORDER BY rowid`;
}

/**
 * For each file of `extracted`: its position; events within the range; those of them that tell no time; times of the
 * first, last and latest read; bytes; events out of range, and the row of the first of them.
 */
export function countSql(times: TimeRange, hasUndated: boolean): string {
  const ok = isInRangeSql(times);
  return `
    SELECT file, count(*) FILTER (${ok}), ${hasUndated ? `count(*) FILTER (undated AND ${ok})` : '0'},
      min(ts) FILTER (${ok}), max(ts) FILTER (${ok}), arg_max(ts, rowid) FILTER (${ok}),
      sum(bytes) FILTER (${ok})::BIGINT, count(*) FILTER (NOT ${ok}), min(rowid) FILTER (NOT ${ok})
    FROM extracted GROUP BY file`;
}

/** Moves the rows of `extracted` that have a time within the range to the log group. */
export function insertSql(group: LogGroupTable, times: TimeRange): string {
  const columns = storedColumns(group);
  return `
    INSERT INTO ${group.table} (${columns.map(([name]) => name).join(', ')})
    SELECT ${columns.map(([, sql]) => sql).join(', ')}
    FROM extracted WHERE ${isInRangeSql(times)}`;
}
