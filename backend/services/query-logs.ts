import type { LogsAnswer, LogsQuery } from '@tailgate/contract';
import { TailgateError } from '../errors';
import { check, parse } from '../insights';
import type { QueryColumns, ResultColumn } from '../insights/columns';
import { ScanMeter } from '../latency/plan/scan-meter';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { wholeSeconds } from './source-reader';

const defaultLimit = 1_000;

/** A command that reads other log groups than those of the source, or data that was masked. */
const refused = /(?:^|\|)\s*(source|join|lookup|unmask|appendcols)\b/i;

/**
 * A query that may run on the log groups of a source.
 * @throws TailgateError `access-denied` for one that names log groups, `malformed-query`
 */
function checkedText(text: string): string {
  const denied = refused.exec(text)?.[1];
  try {
    check(parse(text));
  } catch (thrown) {
    // Text within quotes is no command: only what cannot be read anyway is refused by its words.
    if (denied === undefined) throw thrown;
    throw new TailgateError(
      'access-denied',
      `A query may not use the command ${denied.toUpperCase()}: it reads the log groups of its source.`,
      { place: 'text', remedy: 'Leave it out; choose log groups by the source that you ask.' },
    );
  }
  return text;
}

function valueOf(column: ResultColumn, row: number): string | number | null {
  if (column.kind === 'text') return column.dictionary[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? NaN;
  return Number.isFinite(value) ? value : null;
}

function rowsOf({ rowCount, columns }: QueryColumns): (string | number | null)[][] {
  return Array.from({ length: rowCount }, (_, row) =>
    columns.map((column) => valueOf(column, row)),
  );
}

/** Runs a Logs Insights query on all log groups of a source, and on no others. */
export async function queryLogs(
  context: ServiceContext,
  query: LogsQuery,
  signal?: AbortSignal,
): Promise<LogsAnswer> {
  const source = findSource(context, query.source);
  const range = wholeSeconds(readRange(context, query));
  const text = checkedText(query.text);
  const { carrier } = await source.connection();
  const meter = new ScanMeter(context.meter);
  const limit = Math.min(query.limit ?? defaultLimit, carrier.rowLimit);
  const result = await meter.carrier(carrier).run({
    text,
    logGroups: source.logGroups,
    ...range,
    limit,
    ...(signal === undefined ? {} : { signal }),
  });
  const cut = result.rowCount >= limit;
  return {
    kind: 'logs',
    columns: result.columns.map(({ name, kind }) => ({ name, kind })),
    rows: rowsOf(result),
    recordsMatched: result.statistics.recordsMatched,
    info: answerInfo(
      context,
      meter.cost,
      0,
      cut ? [`Only the first ${limit} rows are shown.`] : [],
    ),
  };
}
