import type { LatencyAnswer, LatencyQuery } from '@tailgate/contract';
import type { Distribution, EndpointAggregates } from '../latency/aggregates';
import { thresholdLookup } from '../rules';
import { plural } from '../rules/format';
import { seriesOf, type EndpointSeries } from './endpoint-series';
import { latencyBuckets } from './latency-buckets';
import { latencySummary } from './latency-summary';
import { info } from './notice';
import { percentileName } from './percentile-name';
import { answerInfo, findSource, readRange, type ServiceContext } from './service-context';
import { sourceNotices } from './source-notices';
import { timeBins } from './time-bins';
import { timeLostMs } from './time-lost';

const defaultPercentiles = [0.5, 0.95, 0.99];
const defaultSeries = 20;

function percentiles(
  bins: EndpointSeries['bins'],
  wanted: readonly number[],
  of: (aggregates: EndpointAggregates) => Distribution,
): Record<string, (number | null)[]> {
  return Object.fromEntries(
    wanted.map((p) => [
      percentileName(p),
      bins.map((bin) => (bin === undefined ? null : of(bin).percentile(p))),
    ]),
  );
}

/** Latencies by bin: of the backend, of the response over the same requests, and what lies between. */
export async function queryLatency(
  context: ServiceContext,
  query: LatencyQuery,
  signal?: AbortSignal,
): Promise<LatencyAnswer> {
  const source = findSource(context, query.source);
  const range = readRange(context, query);
  timeBins(range.fromMs, range.toMs, query.binMs);
  const read = await context.reader.read(source, range, signal);
  const bins = timeBins(read.fromMs, read.toMs, query.binMs);
  const wanted = query.percentiles ?? defaultPercentiles;
  const { series, left } = seriesOf(read, source.settings, bins, {
    groupBy: query.groupBy ?? 'none',
    ...(query.endpoints === undefined ? {} : { endpoints: query.endpoints }),
    rank: timeLostMs,
    keep: ({ timeouts }) => timeouts > 0,
    most: query.maxSeries ?? defaultSeries,
  });
  const notices = sourceNotices(read);
  if (left > 0) {
    const are = left === 1 ? 'is' : 'are';
    notices.push(
      info(
        'endpoints-left-out',
        `${plural(left, 'endpoint')} that lost less time ${are} left out: raise maxSeries to see more.`,
      ),
    );
  }
  const thresholdsFor = thresholdLookup(source.settings);
  // One endpoint alone is judged by its own limits, several together by those of the source.
  const [only = ''] = query.endpoints?.length === 1 ? query.endpoints : [];
  return {
    kind: 'latency',
    binMs: bins.binMs,
    times: [...bins.starts],
    series: series.map(({ endpoint, whole, bins: each }) => ({
      endpoint,
      requests: each.map((bin) => bin?.requests ?? 0),
      withoutIntegration: each.map((bin) => bin?.withoutIntegration ?? 0),
      timeouts: each.map((bin) => bin?.timeouts ?? 0),
      backend: percentiles(each, wanted, (bin) => bin.backend),
      response: percentiles(each, wanted, (bin) => bin.response),
      overhead: percentiles(each, wanted, (bin) => bin.overhead),
      backendShare: each.map((bin) => bin?.backendShare ?? null),
      summary: latencySummary(whole, thresholdsFor(endpoint === '' ? only : endpoint), wanted),
    })),
    buckets: query.buckets === true ? latencyBuckets(series, bins) : [],
    info: answerInfo(context, read.cost, read.fromCache, notices),
  };
}
