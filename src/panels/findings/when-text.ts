import type { TimeRange, TimeZone } from '@grafana/data';
import { formatShare } from '../../components/format';
import { severityRank, type EpisodeRow } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import { episodeText, isGoingOn, needsDay, rangeText } from '../../components/wording/time-text';

/**
 * Since when a finding goes on and whether it is over: of its worst episode, and of the one that goes on
 * where that is another; `critical since 05:45` where the finding itself is milder. Without episodes when most of it happened; undefined where the data says neither.
 *
 * @param episodes of the finding, the worst first
 */
export function whenText(
  { severity, detail }: Pick<FindingRow, 'severity' | 'detail'>,
  episodes: readonly EpisodeRow[],
  range: TimeRange,
  timeZone: TimeZone,
): string | undefined {
  const [worst, ...others] = episodes;
  if (worst !== undefined) {
    // Over the whole range a finding may be milder than it was at its worst, which a chart shows beside it.
    const isWorse = severityRank(worst) > severityRank({ severity });
    const text = `${isWorse ? `${worst.severity} ` : ''}${episodeText(worst, range, timeZone)}`;
    const again = isGoingOn(worst, range)
      ? undefined
      : others.find((episode) => isGoingOn(episode, range));
    if (again !== undefined) return `${text}; again ${episodeText(again, range, timeZone)}`;
    return others.length === 0 ? text : `${text}; ${others.length} more`;
  }
  const concentration = detail?.concentration;
  if (concentration === undefined) return undefined;
  const { share, from, to } = concentration;
  return `${formatShare(share)} from ${rangeText(from, to, timeZone, needsDay(range, timeZone))}`;
}
