import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import type { EpisodeRow } from '../../components/frames/episodes-frame';
import { SeverityBadge } from '../../components/severity-badge';
import { endpointName } from '../../components/wording/names';
import { episodeText } from '../../components/wording/time-text';
import type { ListContext } from './finding-list';
import { zoomRange } from './zoom-range';

/** As many as fit beside the rest; the worst come first. */
const most = 8;

interface Props extends Pick<ListContext, 'timeRange' | 'timeZone' | 'onChangeTimeRange'> {
  readonly episodes: readonly EpisodeRow[];
}

/** When a finding was there, each time: the worst first, each to be zoomed to. */
export function EpisodeList({ episodes, timeRange, timeZone, onChangeTimeRange }: Props) {
  const styles = useStyles2(getStyles);
  const isOfSeveral = new Set(episodes.map(({ endpoint }) => endpoint)).size > 1;
  return (
    <>
      <ul className={styles.list} aria-label="Episodes, the worst first">
        {episodes.slice(0, most).map((episode) => {
          const when = episodeText(episode, timeRange, timeZone);
          return (
            <li key={`${episode.from}|${episode.endpoint}`} className={styles.row}>
              <SeverityBadge severity={episode.severity} />
              <span>{when}</span>
              {isOfSeveral && (
                <span className={styles.quiet}>{endpointName(episode.endpoint)}</span>
              )}
              <IconButton
                name="search-plus"
                size="sm"
                tooltip={`Zoom to the episode ${when}`}
                onClick={() => onChangeTimeRange(zoomRange(episode))}
              />
            </li>
          );
        })}
      </ul>
      {episodes.length > most && (
        <p className={styles.more}>and {episodes.length - most} less severe or shorter</p>
      )}
    </>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(0.5),
    fontSize: typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: spacing(1) }),
  quiet: css({ color: colors.text.secondary, overflowWrap: 'anywhere' }),
  more: css({
    margin: 0,
    color: colors.text.secondary,
    fontSize: typography.bodySmall.fontSize,
  }),
});
