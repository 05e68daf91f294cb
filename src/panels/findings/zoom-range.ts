import type { AbsoluteTimeRange } from '@grafana/data';
import { severityRank, type EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';

/** Shown on each side of an episode, so that its beginning and end can be seen. */
const margin = 0.1;
const leastMarginMs = 60_000;

/**
 * The time in which a finding happened: its worst and then longest episode where the panel has episodes
 * too, else the time in which most of the affected requests fall.
 *
 * @returns ms since the epoch, with a margin; undefined where the data does not say
 */
export function zoomRange(
  { rule, source, endpoint, detail }: FindingRow,
  episodes: readonly EpisodeRow[],
): AbsoluteTimeRange | undefined {
  const subject = detail?.scope === 'source' ? '' : endpoint;
  const [episode] = episodes
    .filter(
      (each) =>
        each.rule === rule &&
        each.endpoint === subject &&
        (each.source === source || each.source === '' || source === ''),
    )
    .sort(
      (one, other) =>
        severityRank(other) - severityRank(one) || other.to - other.from - (one.to - one.from),
    );
  const found = episode ?? detail?.concentration;
  if (found === undefined || found.to <= found.from) return undefined;
  const around = Math.max(leastMarginMs, Math.round((found.to - found.from) * margin));
  return { from: found.from - around, to: found.to + around };
}
