import type { Annotation } from '../../../components/frames/annotation-frames';
import type { EpisodeRow } from '../../../components/frames/episodes-frame';
import { percentileRank } from '../../../components/frames/percentile-name';
import type { ChartScene, DrawnSeries } from './scene';

/** The parts of one percentile at one bin. */
export interface PercentileFacts {
  readonly endpoint: string;
  readonly percentile: string;
  readonly backend: DrawnSeries | undefined;
  readonly total: DrawnSeries | undefined;
  readonly overhead: DrawnSeries | undefined;
  readonly earlier: DrawnSeries | undefined;
  /** Total less backend, where both are known. */
  readonly difference: number | null;
  /** Backend by total, 0 to 1. */
  readonly share: number | null;
}

export interface BinFacts {
  readonly time: number;
  readonly percentiles: PercentileFacts[];
  readonly requests: number | null;
  readonly timeouts: number | null;
  readonly withoutIntegration: number | null;
  readonly episodes: EpisodeRow[];
  readonly annotations: Annotation[];
}

/** All that is known of a bin, for the tooltip. */
export function binFacts(scene: ChartScene, row: number): BinFacts | undefined {
  const time = scene.times[row];
  if (time === undefined) return undefined;
  const end = time + scene.binMs;
  // A region ends before its last moment, which is the next bin's; a moment has no length.
  const isAt = ({ from, to }: { from: number; to: number }) =>
    from < Math.max(end, time + 1) && (to > time || from >= time);
  return {
    time,
    percentiles: percentilesOf(scene, row),
    requests: scene.counts?.requests[row] ?? null,
    timeouts: scene.counts?.timeouts[row] ?? null,
    withoutIntegration: scene.counts?.withoutIntegration[row] ?? null,
    episodes: scene.episodes.filter(isAt),
    annotations: scene.annotations.filter(isAt),
  };
}

function percentilesOf({ series }: ChartScene, row: number): PercentileFacts[] {
  const groups = new Map<string, DrawnSeries[]>();
  for (const line of series) {
    if (line.hidden || !line.inTooltip) continue;
    const key = `${line.endpoint}\n${line.percentile}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()]
    .map((lines) => {
      const of = (measure: DrawnSeries['measure']) =>
        lines.find((line) => line.measure === measure);
      const [backend, total] = [of('backend'), of('total')];
      const [part, whole] = [backend?.values[row] ?? null, total?.values[row] ?? null];
      const known = part !== null && whole !== null;
      return {
        endpoint: lines[0]?.endpoint ?? '',
        percentile: lines[0]?.percentile ?? '',
        backend,
        total,
        overhead: of('overhead'),
        earlier: of('earlier'),
        difference: known ? whole - part : null,
        share: known && whole > 0 ? part / whole : null,
      };
    })
    .sort((one, other) => percentileRank(other.percentile) - percentileRank(one.percentile));
}
