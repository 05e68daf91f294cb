import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { formatCount } from '../../components/format';
import { plural } from '../../components/wording/quantity-text';
import { signalName } from '../../components/wording/names';
import type { AsideLayout } from './layout-aside';
import { measures } from './measures';
import type { TimeoutsData } from './timeouts-data';

interface Props {
  readonly timeouts: TimeoutsData;
  readonly layout: AsideLayout;
}

/** Before what a rule found out about orphaned work. */
export const orphanedHeading = 'Work went on after the timeout: ';

/** What stands beside the count: near timeouts, work that went on, what gave the timeouts away. */
export function TimeoutsAside({ timeouts, layout }: Props) {
  const styles = useStyles2(getStyles);
  const { nearTimeouts, orphaned } = timeouts;
  if (layout.shown === 0) return null;
  const signals = timeouts.signals.slice(0, layout.signals);
  const missing = timeouts.signals.slice(layout.signals);
  const more = (text: string) =>
    layout.missing > 0 && (
      <dd
        className={styles.more}
        title={missing
          .map(({ signal, count }) => `${signalName(signal)} ${formatCount(count)}`)
          .join('\n')}
      >
        {text}
      </dd>
    );
  return (
    <div className={styles.aside}>
      {layout.orphanedLines > 0 && (
        <div className={styles.sentence}>
          <p
            className={styles.clamped}
            style={{ WebkitLineClamp: layout.orphanedLines }}
            title={orphaned}
          >
            <span>{orphanedHeading}</span>
            {orphaned}
          </p>
        </div>
      )}
      <dl
        className={styles.list}
        style={{ gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 36em))` }}
      >
        {layout.hasNear && (
          <div className={styles.row}>
            <dt className={styles.name}>Near timeouts</dt>
            {signals.length === 0 && more(`and ${plural(layout.missing, 'signal')}`)}
            <dd className={styles.number}>
              {(nearTimeouts ?? 0) > 0 && (
                <Icon
                  name="exclamation-triangle"
                  size="sm"
                  className={styles.warning}
                  aria-hidden
                />
              )}{' '}
              {formatCount(nearTimeouts)}
            </dd>
          </div>
        )}
        {signals.map(({ signal, count }, index) => (
          <div key={signal} className={styles.row}>
            <dt className={styles.name} title={signalName(signal)}>
              Signal: {signalName(signal)}
            </dt>
            {index === signals.length - 1 && more(`and ${layout.missing} more`)}
            <dd className={styles.number}>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const getStyles = ({ colors, typography }: GrafanaTheme2) => {
  const em = (size: number) => `${size / measures.small}em`;
  const border = `1px solid ${colors.border.weak}`;
  return {
    aside: css({ fontSize: `${measures.small}em` }),
    list: css({
      margin: 0,
      display: 'grid',
      columnGap: em(measures.columnGap),
      '& dt': { fontWeight: typography.fontWeightRegular, color: colors.text.secondary },
      '& dd': { margin: 0 },
    }),
    row: css({
      display: 'flex',
      gap: '0.6em',
      height: em(measures.fact),
      lineHeight: `calc(${em(measures.fact)} - 1px)`,
      borderTop: border,
    }),
    name: css({
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    }),
    more: css({ flex: 'none', color: colors.text.secondary }),
    number: css({
      flex: 'none',
      marginLeft: 'auto !important',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
      fontWeight: typography.fontWeightMedium,
    }),
    sentence: css({
      borderTop: border,
      paddingTop: `calc(${em((measures.fact - measures.smallLine) / 2)} - 1px)`,
      paddingBottom: em((measures.fact - measures.smallLine) / 2),
    }),
    clamped: css({
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
      margin: 0,
      lineHeight: measures.smallLine / measures.small,
      '& > span': { color: colors.text.secondary },
    }),
    warning: css({ color: colors.warning.text, width: '1em', height: '1em' }),
  };
};
