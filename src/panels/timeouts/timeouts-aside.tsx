import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { formatCount } from '../../components/format';
import { signalName } from '../../components/wording/names';
import type { TimeoutsOptions } from './options';
import type { TimeoutsData } from './timeouts-data';

/** As many lines as the sentence about orphaned work takes, with its heading. */
const sentenceLines = 4;

interface Props {
  readonly timeouts: TimeoutsData;
  readonly options: TimeoutsOptions;
  /** As many lines as there is room for. */
  readonly lines: number;
}

/** What stands beside the count: near timeouts, work that went on, what gave the timeouts away. */
export function TimeoutsAside({ timeouts, options, lines }: Props) {
  const styles = useStyles2(getStyles);
  const { nearTimeouts } = timeouts;
  const hasNear = options.nearTimeouts && nearTimeouts !== null && lines > 0;
  const below = lines - (hasNear ? 1 : 0);
  const orphaned = below >= sentenceLines ? timeouts.orphaned : undefined;
  const left = Math.max(0, below - (orphaned === undefined ? 0 : sentenceLines));
  const signals = options.signals ? timeouts.signals.slice(0, left) : [];
  if (!hasNear && signals.length === 0 && orphaned === undefined) return null;
  return (
    <dl className={styles.list}>
      {hasNear && (
        <div className={styles.row}>
          <dt>Near timeouts</dt>
          <dd className={styles.number}>
            {nearTimeouts > 0 && (
              <Icon name="exclamation-triangle" size="sm" className={styles.warning} aria-hidden />
            )}{' '}
            {formatCount(nearTimeouts)}
          </dd>
        </div>
      )}
      {orphaned !== undefined && (
        <div className={styles.sentence} title={orphaned}>
          <dt>Work that went on after the timeout</dt>
          <dd className={styles.clamped}>{orphaned}</dd>
        </div>
      )}
      {signals.map(({ signal, count }) => (
        <div key={signal} className={styles.row}>
          <dt className={styles.name} title={signalName(signal)}>
            Signal: {signalName(signal)}
          </dt>
          <dd className={styles.number}>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  list: css({
    flex: 'none',
    margin: 0,
    fontSize: typography.bodySmall.fontSize,
    borderTop: `1px solid ${colors.border.weak}`,
    '& dt': { fontWeight: typography.fontWeightRegular, color: colors.text.secondary },
    '& dd': { margin: 0 },
    '& > div + div': { borderTop: `1px solid ${colors.border.weak}` },
  }),
  row: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: spacing(1),
    padding: spacing(0.25, 0),
  }),
  name: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  number: css({
    flex: 'none',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: typography.fontWeightMedium,
  }),
  sentence: css({ padding: spacing(0.25, 0) }),
  clamped: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  }),
  warning: css({ color: colors.warning.text }),
});
