import type { RuleId } from '@tailgate/contract';
import type { EndpointCounts } from '../../../components/frames/counts-frame';
import { severityRank, type EpisodeRow } from '../../../components/frames/episodes-frame';
import { isSameSource, type SeriesIdentity } from '../../../components/frames/series-identity';
import { chartCounts } from './chart-counts';
import { foldEpisodes } from '../../../components/frames/fold-episodes';
import type { Verdict, VerdictSpan } from './verdict';

/** The rules whose episodes say when a verdict was so. */
const rulesOf: Readonly<Record<Verdict['kind'], readonly RuleId[]>> = {
  backend: ['slow-integration', 'integration-timeout', 'near-timeout', 'high-latency'],
  gateway: ['gateway-overhead', 'overhead-jitter', 'high-latency'],
  timeouts: ['integration-timeout', 'near-timeout'],
  calm: [],
  unknown: [],
};

/** What ends less than this before the data does may go on: episodes are known to five minutes. */
const goingOnMs = 600_000;

/** What is known about the times of a panel. */
export interface SpanInput {
  /** All of the data, also those that are not drawn. */
  readonly episodes: readonly EpisodeRow[];
  readonly counts: readonly EndpointCounts[];
  readonly times: readonly number[];
  readonly binMs: number;
}

/**
 * When a verdict was so: the worst episode of its rules, one that goes on before one that is over, else the
 * longest. Without an episode, from the first to the last bin with timeouts. Nothing where neither says.
 */
export function verdictSpan(
  kind: Verdict['kind'],
  of: SeriesIdentity,
  { episodes, counts, times, binMs }: SpanInput,
): VerdictSpan | undefined {
  const rules: readonly string[] = rulesOf[kind];
  const end = (times.at(-1) ?? 0) + binMs;
  const isGoingOn = ({ to }: EpisodeRow) => to >= end - goingOnMs;
  const [worst] = foldEpisodes(
    episodes.filter(
      ({ rule, source, endpoint }) =>
        rules.includes(rule) &&
        isSameSource(source, of.source) &&
        (of.endpoint === '' || endpoint === of.endpoint),
    ),
  ).sort(
    (one, other) =>
      severityRank(other) - severityRank(one) ||
      Number(isGoingOn(other)) - Number(isGoingOn(one)) ||
      other.to - other.from - (one.to - one.from),
  );
  if (worst !== undefined) return { from: worst.from, to: worst.to, severity: worst.severity };
  if (!rules.includes('integration-timeout')) return undefined;
  const timeouts = chartCounts(counts, { ...of, asked: [] }, times)?.timeouts ?? [];
  const first = timeouts.findIndex((count) => (count ?? 0) > 0);
  const last = timeouts.findLastIndex((count) => (count ?? 0) > 0);
  const [from, to] = [times[first], times[last]];
  return from === undefined || to === undefined ? undefined : { from, to: to + binMs };
}
