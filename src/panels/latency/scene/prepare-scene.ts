import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { severities } from '@tailgate/contract';
import { mergeTimes } from '../../../components/frames/align';
import { readAnnotations } from '../../../components/frames/annotation-frames';
import { readBuckets } from '../../../components/frames/buckets-frame';
import { isValue } from '../../../components/frames/cells';
import { readChosenFields } from '../../../components/frames/chosen-fields';
import { readCounts } from '../../../components/frames/counts-frame';
import { readEpisodes, severityRank } from '../../../components/frames/episodes-frame';
import {
  readCompared,
  readLatency,
  type LatencyFrames,
} from '../../../components/frames/latency-frame';
import { declaredName } from '../../../components/frames/find-frame';
import { isSameSource } from '../../../components/frames/series-identity';
import { readSummary, type LatencySummaryRow } from '../../../components/frames/summary-frame';
import type { LatencyOptions } from '../options';
import { missingAdvice } from './advice';
import { chartCounts } from './chart-counts';
import { drawSeries, type EndpointParts } from './draw-series';
import { foldEpisodes } from '../../../components/frames/fold-episodes';
import { limitsOf } from './limits';
import { judgeAll } from './panel-verdict';
import { judgePlain } from './plain-verdict';
import { rankedParts, seriesName, summaryOf } from './ranked-parts';
import type { ChartScene, PanelScene } from './scene';
import { timeLost } from './time-lost';
import { verdictSpan } from './verdict-span';

export interface SceneInput {
  readonly frames: readonly DataFrame[];
  readonly annotations: readonly DataFrame[];
  readonly options: LatencyOptions;
  /** Chosen endpoints with variables filled in; all where empty. */
  readonly endpoints: readonly string[];
  readonly theme: GrafanaTheme2;
}

/** Everything that the panel draws, from the frames of any source that has the fields. */
export function prepareScene(input: SceneInput): PanelScene {
  const { frames, options, endpoints: asked, theme } = input;
  const own = readLatency(frames);
  const latency = latencyOf(frames, own, options);
  const compared = options.ghost ? readCompared(frames) : undefined;
  const counts = readCounts(frames);
  const summary = readSummary(frames);
  const buckets = readBuckets(frames);
  const allEpisodes = readEpisodes(frames);
  const episodes = allEpisodes.filter(
    (episode) =>
      options.episodes !== 'none' && severityRank(episode) >= severities.indexOf(options.episodes),
  );
  const annotations = options.annotations ? readAnnotations(input.annotations, episodes) : [];
  const times = mergeTimes([
    latency.times,
    ...counts.map((one) => one.times),
    compared?.times ?? [],
    latency.times.length === 0 ? (buckets?.times ?? []) : [],
  ]);
  const binMs = binWidth(times);
  const nameOf = seriesName(latency.endpoints);
  const ranked = rankedParts(latency, compared, summary, nameOf, times).filter(
    ({ endpoint }) => asked.length === 0 || asked.includes(endpoint),
  );
  const found = ranked.filter(({ values }) => values.some((line) => line.values.some(isValue)));
  const isGrouped = latency.endpoints.length > 1;
  const shown = found.slice(0, Math.max(1, options.maxEndpoints));

  const chart = (of: ChartOf, parts: readonly EndpointParts[]): ChartScene => {
    const rows = parts.flatMap((one) => summaryOf(summary, one) ?? []);
    const [row] = parts.length > 1 ? [] : rows;
    const frame = parts[0]?.values[0]?.frame;
    return {
      ...of,
      refId: frame?.refId,
      isOwn: frame !== undefined && declaredName(frame) !== undefined,
      times,
      binMs,
      ...drawSeries(parts, frames, options, theme),
      counts: chartCounts(counts, { ...of, asked }, times),
      summary: row,
      lost: timeLost(row),
      limits: options.limits ? limitsOf(rows) : [],
      // Those of the whole source say nothing about one endpoint.
      episodes: foldEpisodes(
        episodes.filter(
          ({ source, endpoint }) =>
            isSameSource(source, of.source) &&
            (of.endpoint === ''
              ? asked.length === 0 || asked.includes(endpoint)
              : endpoint === of.endpoint),
        ),
      ),
      annotations,
      // They are of all endpoints of their query together.
      buckets:
        buckets !== undefined &&
        isSameSource(buckets.source, of.source) &&
        (of.endpoint === '' || !isGrouped)
          ? buckets
          : undefined,
    };
  };
  const everything: ChartOf = { endpoint: '', source: '', name: '' };
  const isTogether = options.layout === 'together' && found.length > 1;
  const charts = isTogether
    ? [chart(everything, shown)]
    : shown.map((parts) =>
        chart({ endpoint: parts.endpoint, source: parts.source, name: parts.name }, [parts]),
      );
  if (charts.length === 0 && ranked.length === 0 && buckets !== undefined) {
    charts.push(chart(everything, []));
  }
  const [first] = charts;
  const judged = judgedRows(summary, asked);
  return {
    charts,
    omitted: found.length - shown.length,
    empty: ranked.length - found.length,
    verdict:
      judged.length === 0 && first !== undefined
        ? judgePlain(first)
        : judgeAll(
            judged.map((row) => ({ row, name: nameOf(row) })),
            (kind, row) => verdictSpan(kind, row, { episodes: allEpisodes, counts, times, binMs }),
          ),
    advice: missingAdvice(
      {
        latency: own,
        buckets: buckets === undefined ? 'none' : first?.buckets === undefined ? 'whole' : 'drawn',
      },
      options,
    ),
  };
}

type ChartOf = Pick<ChartScene, 'endpoint' | 'source' | 'name'>;

/** Fields that the user chose come before our own frames, and those before what CloudWatch calls so. */
function latencyOf(frames: readonly DataFrame[], own: LatencyFrames, options: LatencyOptions) {
  const { backendField: backend, totalField: total } = options;
  if (backend !== '' || total !== '') return readChosenFields(frames, { backend, total });
  return own.times.length > 0 ? own : readChosenFields(frames, { backend, total });
}

/** The rows that the verdict is about: those asked for, else of each source all together or its endpoints. */
function judgedRows(
  summary: readonly LatencySummaryRow[],
  asked: readonly string[],
): LatencySummaryRow[] {
  if (asked.length > 0) return summary.filter(({ endpoint }) => asked.includes(endpoint));
  const together = new Set(
    summary.filter(({ endpoint }) => endpoint === '').map(({ source }) => source),
  );
  const seen = new Set<string>();
  return summary.filter(({ source, endpoint }) => {
    const key = `${source}\n${endpoint}`;
    if (seen.has(key) || (endpoint !== '' && together.has(source))) return false;
    seen.add(key);
    return true;
  });
}

/** The narrowest distance of two times: bins without data leave gaps, never closer neighbours. */
function binWidth(times: readonly number[]): number {
  let width = 0;
  for (let row = 1; row < times.length; row++) {
    const step = (times[row] ?? 0) - (times[row - 1] ?? 0);
    if (width === 0 || step < width) width = step;
  }
  return width;
}
