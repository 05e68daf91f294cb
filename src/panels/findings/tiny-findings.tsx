import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { FindingRow } from '../../components/frames/findings-frame';
import { VisuallyHidden } from '../../components/visually-hidden';
import { describeFindings } from './describe-findings';
import { SeverityCounts } from './severity-counts';

/** The findings where there is room for a line or two: their numbers and the worst one's title. */
export function TinyFindings({ findings }: { readonly findings: readonly FindingRow[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <VisuallyHidden>{describeFindings(findings)}</VisuallyHidden>
      <SeverityCounts findings={findings} />
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
    justifyContent: 'center',
    gap: spacing(0.5),
    overflow: 'hidden',
  }),
  title: css({
    fontWeight: typography.fontWeightMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
