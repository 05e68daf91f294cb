import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { FindingRow } from '../../components/frames/findings-frame';
import type { Notice } from '../../components/frames/notices';
import { NoticeChip } from '../../components/states/notice-chip';
import { VisuallyHidden } from '../../components/visually-hidden';
import { describeFindings } from './describe-findings';
import { SeverityCounts } from './severity-counts';

interface Props {
  readonly findings: readonly FindingRow[];
  readonly notices: readonly Notice[];
}

/** The findings where there is room for a line or two: their numbers and the worst one's title. */
export function TinyFindings({ findings, notices }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <VisuallyHidden>{describeFindings(findings)}</VisuallyHidden>
      <div className={styles.head}>
        <SeverityCounts findings={findings} />
        <NoticeChip notices={notices} isCompact />
      </div>
      <div className={styles.title} title={findings[0]?.summary}>
        {findings[0]?.title}
      </div>
    </div>
  );
}

const getStyles = ({ spacing, typography }: GrafanaTheme2) => ({
  box: css({
    position: 'relative',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(0.5),
    overflow: 'hidden',
  }),
  // By these margins it is in the middle where it fits; else the worst stays in view and the end is cut off.
  head: css({
    flex: 'none',
    marginTop: 'auto',
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: spacing(0.5),
  }),
  title: css({
    flex: 'none',
    marginBottom: 'auto',
    fontWeight: typography.fontWeightMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
