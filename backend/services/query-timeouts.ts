import type { TimeoutsAnswer, TimeoutsQuery } from '@tailgate/contract';
import { plural } from '../rules/format';
import { aggregatesOf, seriesOf } from './endpoint-series';
import { info } from './notice';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { sourceNotices } from './source-notices';
import { timeBins } from './time-bins';

/** Endpoints in one answer, those with the most timeouts. */
const mostSeries = 100;

/** Requests that timed out waiting for their integration, and those that nearly did, by bin. */
export async function queryTimeouts(
  context: ServiceContext,
  query: TimeoutsQuery,
  signal?: AbortSignal,
): Promise<TimeoutsAnswer> {
  const source = findSource(context, query.source);
  const range = readRange(context, query);
  timeBins(range.fromMs, range.toMs, query.binMs);
  const read = await context.reader.read(source, range, signal);
  const bins = timeBins(read.fromMs, read.toMs, query.binMs);
  const endpoints = query.endpoints === undefined ? {} : { endpoints: query.endpoints };
  const { series, left } = seriesOf(read, source.settings, bins, {
    groupBy: query.groupBy ?? 'none',
    ...endpoints,
    rank: ({ timeouts, nearTimeouts }) => timeouts + nearTimeouts / 1e9,
    most: mostSeries,
  });
  const { whole } = aggregatesOf(read, source.settings, query.endpoints).aggregates(
    read.fromMs,
    read.toMs,
  );
  const notices = sourceNotices(read);
  if (left > 0) {
    const are = left === 1 ? 'is' : 'are';
    notices.push(
      info(
        'endpoints-left-out',
        `${plural(left, 'endpoint')} with fewer timeouts ${are} left out.`,
      ),
    );
  }
  return {
    kind: 'timeouts',
    binMs: bins.binMs,
    times: [...bins.starts],
    total: whole.timeouts,
    nearTotal: whole.nearTimeouts,
    signals: [...whole.timeoutSignals].map(([name, count]) => ({ signal: name, count })),
    series: series.map(({ endpoint, whole: all, bins: each }) => ({
      endpoint,
      timeouts: each.map((bin) => bin?.timeouts ?? 0),
      nearTimeouts: each.map((bin) => bin?.nearTimeouts ?? 0),
      total: all.timeouts,
      requests: all.requests,
    })),
    info: answerInfo(context, read.cost, read.fromCache, notices),
  };
}
