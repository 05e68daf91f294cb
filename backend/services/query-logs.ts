import type { LogsAnswer, LogsQuery, Notice } from '@tailgate/contract';
import { ScanMeter } from '../latency/plan/scan-meter';
import { formatCount } from '../rules/format';
import { answerRows } from './answer-rows';
import { checkLogsQuery } from './check-logs-query';
import { warning } from './notice';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { wholeSeconds } from './source-reader';

const defaultLimit = 1_000;

/** What the reader should know where not all rows are shown. */
function cutNotices(shown: number, found: number, limit: number, maxBytes: number): Notice[] {
  if (shown < found) {
    const most = `${Math.floor(maxBytes / 1_024)} KiB`;
    return [
      warning(
        'rows-left-out',
        `Only the first ${formatCount(shown)} of ${formatCount(found)} rows ${shown === 1 ? 'is' : 'are'} shown: an answer takes at most ${most}. Name the columns that you need with fields, or narrow the query with filter or stats.`,
      ),
    ];
  }
  return found >= limit
    ? [
        warning(
          'rows-left-out',
          `Only the first ${limit === 1 ? 'row is' : `${formatCount(limit)} rows are`} shown.`,
        ),
      ]
    : [];
}

/**
 * Runs a Logs Insights query on all log groups of a source, and on no others. An answer that would be
 * too large has the first rows only, and a notice.
 */
export async function queryLogs(
  context: ServiceContext,
  query: LogsQuery,
  signal?: AbortSignal,
): Promise<LogsAnswer> {
  const source = findSource(context, query.source);
  const range = wholeSeconds(readRange(context, query));
  const { text } = query;
  checkLogsQuery(text);
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
  const { rows } = answerRows(result, context.logsAnswerBytes);
  return {
    kind: 'logs',
    columns: result.columns.map(({ name, kind }) => ({ name, kind })),
    rows,
    recordsMatched: result.statistics.recordsMatched,
    info: answerInfo(
      context,
      meter.cost,
      0,
      cutNotices(rows.length, result.rowCount, limit, context.logsAnswerBytes),
    ),
  };
}
