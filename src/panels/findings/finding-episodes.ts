import { severityRank, type EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';

/**
 * The episodes of a finding, the worst first, of equals the longest. Those of the whole source where the
 * finding speaks of several endpoints, as they are what a chart of all endpoints draws; else those of its
 * endpoints.
 */
export function episodesOf(
  { rule, source, endpoint, endpoints, detail }: FindingRow,
  episodes: readonly EpisodeRow[],
): EpisodeRow[] {
  const candidates = episodes.filter(
    (each) => each.rule === rule && (each.source === source || each.source === '' || source === ''),
  );
  const whole = candidates.filter((each) => each.endpoint === '');
  const own = candidates.filter((each) => each.endpoint !== '' && each.endpoint === endpoint);
  const names = new Set((detail?.endpoints ?? []).map((each) => each.endpoint));
  const others = candidates.filter((each) => names.has(each.endpoint));
  const isOfMany = detail?.scope === 'source' || (endpoints ?? 1) > 1;
  const [found = []] = (isOfMany ? [whole, own, others] : [own, whole]).filter(
    (each) => each.length > 0,
  );
  return [...found].sort(
    (one, other) =>
      severityRank(other) - severityRank(one) || other.to - other.from - (one.to - one.from),
  );
}
