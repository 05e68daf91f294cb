import { severityRank, type EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import { foldEpisodes } from '../../components/frames/fold-episodes';

/**
 * The episodes of a finding, the worst first, of equals the longest. Where it speaks of several endpoints
 * those of the whole source and of its endpoints, folded as a chart of all endpoints draws them; else
 * those of its endpoint.
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
  const names = new Set([endpoint, ...(detail?.endpoints ?? []).map((each) => each.endpoint)]);
  names.delete('');
  const others = candidates.filter((each) => names.has(each.endpoint));
  const isOfMany = detail?.scope === 'source' || (endpoints ?? 1) > 1;
  const [found = []] = (isOfMany ? [[...whole, ...others]] : [own, whole]).filter(
    (each) => each.length > 0,
  );
  return foldEpisodes(found).sort(
    (one, other) =>
      severityRank(other) - severityRank(one) || other.to - other.from - (one.to - one.from),
  );
}
