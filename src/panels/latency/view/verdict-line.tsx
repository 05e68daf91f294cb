import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, Tooltip, useStyles2 } from '@grafana/ui';
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
        <Note
          icon="question-circle"
          text={compact ? '' : 'not in the data'}
          lines={advice}
          testId="latency-advice"
        />
      )}
      {notices.length > 0 && (
        <Note
          icon="info-circle"
          text={compact ? '' : notices.length === 1 ? '1 notice' : `${notices.length} notices`}
          lines={notices}
          testId="latency-notices"
        />
      )}
    </div>
  );
}

interface NoteProps {
  readonly icon: IconName;
  readonly text: string;
  readonly lines: readonly string[];
  readonly testId: string;
}

/** Something worth knowing that is read when pointed at or focused. */
function Note({ icon, text, lines, testId }: NoteProps) {
  const styles = useStyles2(getStyles);
  return (
    <Tooltip content={lines.join('\n')} placement="bottom-end">
      <button
        type="button"
        className={styles.notice}
        aria-label={[text, ...lines].filter((part) => part !== '').join(' ')}
        data-testid={testId}
      >
        <Icon name={icon} size="sm" aria-hidden /> {text}
      </button>
    </Tooltip>
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
  notice: css({
    marginLeft: 'auto',
    flexShrink: 0,
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '& + &': { marginLeft: 0 },
  }),
  backend: css({ color: theme.colors.warning.text }),
  gateway: css({ color: theme.colors.warning.text }),
  timeouts: css({ color: theme.colors.error.text }),
  calm: css({ color: theme.colors.success.text }),
  unknown: css({ color: theme.colors.text.secondary }),
});
