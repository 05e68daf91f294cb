import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Verdict } from '../scene/verdict';

const icons: Record<Verdict['kind'], IconName> = {
  backend: 'exclamation-triangle',
  gateway: 'exclamation-triangle',
  timeouts: 'clock-nine',
  calm: 'check-circle',
  unknown: 'info-circle',
};

export interface VerdictLineProps {
  readonly verdict: Verdict;
  /** Where there is no room for the numbers the claim stands alone; the title has both. */
  readonly compact: boolean;
  /** Whether it may take two lines. */
  readonly wraps: boolean;
  readonly height: number;
  /** What the answer warns of, as that part of the range is not read yet. */
  readonly notices: readonly string[];
  /** What the options ask for and the data lacks. */
  readonly advice: readonly string[];
}

/** Who is to blame, in one line. */
export function VerdictLine({
  verdict,
  compact,
  wraps,
  height,
  notices,
  advice,
}: VerdictLineProps) {
  const styles = useStyles2(getStyles);
  const { kind, claim, evidence } = verdict;
  return (
    <div
      className={styles.line}
      style={{ height }}
      title={`${claim} ${evidence}`}
      data-testid="latency-verdict"
    >
      <Icon name={icons[kind]} className={cx(styles.icon, styles[kind])} />
      <div className={wraps ? styles.wrapped : styles.text}>
        <strong className={styles.claim}>{compact ? claim.replace(/:$/, '') : claim}</strong>
        {!compact && <span className={styles.evidence}> {evidence}</span>}
      </div>
      {advice.length > 0 && (
        <span className={styles.notice} title={advice.join('\n')} data-testid="latency-advice">
          <Icon name="question-circle" size="sm" /> {compact ? '' : 'not in the data'}
        </span>
      )}
      {notices.length > 0 && (
        <span className={styles.notice} title={notices.join('\n')}>
          <Icon name="info-circle" size="sm" /> {compact ? '' : 'incomplete'}
        </span>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), overflow: 'hidden' }),
  icon: css({ flexShrink: 0 }),
  text: css({ overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis', minWidth: 0 }),
  wrapped: css({
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    lineHeight: 1.25,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  claim: css({
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.maxContrast,
  }),
  evidence: css({ color: theme.colors.text.primary, fontVariantNumeric: 'tabular-nums' }),
  notice: css({ marginLeft: 'auto', flexShrink: 0, color: theme.colors.text.secondary }),
  backend: css({ color: theme.colors.warning.text }),
  gateway: css({ color: theme.colors.warning.text }),
  timeouts: css({ color: theme.colors.error.text }),
  calm: css({ color: theme.colors.success.text }),
  unknown: css({ color: theme.colors.text.secondary }),
});
