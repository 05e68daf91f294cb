import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';
import type { Notice } from '../../../components/frames/notices';
import { SeverityShape } from '../../../components/severity-badge';
import { NoticeChip } from '../../../components/states/notice-chip';
import type { Verdict } from '../scene/verdict';
import type { VerdictText } from '../scene/verdict-text';
import type { VerdictLayout } from './verdict-layout';

const icons: Record<Verdict['kind'], IconName> = {
  backend: 'exclamation-triangle',
  gateway: 'exclamation-triangle',
  timeouts: 'clock-nine',
  calm: 'check-circle',
  unknown: 'info-circle',
};

export interface VerdictLineProps {
  readonly kind: Verdict['kind'];
  /** Of the incident that the verdict is about, where the data names one. */
  readonly severity: Severity | undefined;
  readonly text: VerdictText;
  readonly layout: VerdictLayout;
  /** What the answer warns of, as that part of the range is not read yet. */
  readonly notices: readonly Notice[];
  /** What the options ask for and the data lacks. */
  readonly advice: readonly string[];
}

/** Who is to blame and since when, in one line where there is room. */
export function VerdictLine({ kind, severity, text, layout, notices, advice }: VerdictLineProps) {
  const styles = useStyles2(getStyles);
  const { height, lines, claimOnly } = layout;
  return (
    <div
      className={styles.line}
      style={{ height }}
      title={text.whole}
      data-testid="latency-verdict"
    >
      {severity === 'critical' || severity === 'high' ? (
        <span className={cx(styles.icon, styles.shape)} data-severity={severity}>
          <SeverityShape severity={severity} />
        </span>
      ) : (
        <Icon name={icons[kind]} className={cx(styles.icon, styles[kind])} />
      )}
      <div
        className={lines > 1 ? styles.wrapped : styles.text}
        style={lines > 1 ? { WebkitLineClamp: lines } : undefined}
      >
        <strong className={styles.claim}>{text.claim}</strong>
        {!claimOnly && <span className={styles.evidence}>{text.rest}</span>}
      </div>
      <div className={styles.notices}>
        <NoticeChip notices={notices} advice={advice} isCompact={claimOnly} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), overflow: 'hidden' }),
  icon: css({ flexShrink: 0 }),
  // As large as the icons, in the middle of the same square.
  shape: css({
    display: 'inline-flex',
    width: 16,
    color: theme.colors.error.text,
    '& svg': { width: 14, height: 14, margin: 'auto' },
  }),
  text: css({ overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis', minWidth: 0 }),
  wrapped: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    lineHeight: 1.25,
    textWrap: 'balance',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  claim: css({
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.maxContrast,
  }),
  evidence: css({ color: theme.colors.text.primary, fontVariantNumeric: 'tabular-nums' }),
  notices: css({ marginLeft: 'auto', flexShrink: 0 }),
  backend: css({ color: theme.colors.warning.text }),
  gateway: css({ color: theme.colors.warning.text }),
  timeouts: css({ color: theme.colors.error.text }),
  calm: css({ color: theme.colors.success.text }),
  unknown: css({ color: theme.colors.text.secondary }),
});
