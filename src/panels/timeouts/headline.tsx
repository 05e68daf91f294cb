import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange, TimeZone } from '@grafana/data';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import { CountSparkline } from '../../components/count-sparkline';
import { fieldColor, fieldText } from '../../components/field-text';
import { rateText } from '../../components/wording/rate-text';
import { plural } from '../../components/wording/quantity-text';
import { whenText } from './bin-facts';
import type { Change } from './change';
import type { TimeoutsLayout } from './layout';
import type { TimeoutsData } from './timeouts-data';

interface Props {
  readonly timeouts: TimeoutsData;
  readonly change: Change | undefined;
  readonly layout: TimeoutsLayout;
  readonly range: TimeRange;
  readonly timeZone: TimeZone;
}

/** The count, what it is a part of, its change, and when it happened. */
export function Headline({ timeouts, change, layout, range, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { total, requests, field, bins } = timeouts;
  const { mode, countSize, sparkline } = layout;
  const isCompact = mode === 'compact';
  const color = fieldColor(field, total) ?? theme.colors.text.primary;
  const when = whenText(bins, timeZone);
  return (
    <div className={isCompact ? styles.beside : styles.over}>
      <div className={styles.words}>
        <div className={styles.line}>
          <span
            className={styles.count}
            style={{ color, fontSize: countSize }}
            data-testid="timeouts-count"
          >
            {fieldText(field, total)}
          </span>
          {!isCompact && (
            <span className={styles.noun}>{total === 1 ? 'timeout' : 'timeouts'}</span>
          )}
        </div>
        {!isCompact && requests !== null && (
          <div className={styles.quiet}>
            {rateText(total / requests)} of {plural(requests, 'request')}
          </div>
        )}
        {change !== undefined && <ChangeLine change={change} isCompact={isCompact} />}
      </div>
      {sparkline.width > 0 && bins.times.length > 1 && (
        <div className={isCompact ? styles.end : undefined}>
          <CountSparkline
            times={bins.times}
            counts={bins.counts}
            range={range}
            color={color}
            {...sparkline}
          />
          {!isCompact && when !== '' && <div className={styles.quiet}>{when}</div>}
        </div>
      )}
    </div>
  );
}

const arrows = { up: 'arrow-up', down: 'arrow-down', same: 'minus' } as const;

function ChangeLine({ change, isCompact }: { change: Change; isCompact: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <div
      className={`${styles.change} ${isCompact ? styles.short : ''}`}
      title={change.text}
      data-testid="timeouts-change"
    >
      <Icon
        name={arrows[change.direction]}
        size={isCompact ? 'sm' : 'md'}
        className={styles[change.direction]}
        aria-hidden
      />
      <span>{isCompact ? change.short : change.text}</span>
    </div>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  over: css({ display: 'flex', flexDirection: 'column', gap: spacing(1), flex: 'none' }),
  beside: css({ display: 'flex', alignItems: 'center', gap: spacing(1), width: '100%' }),
  words: css({ minWidth: 0 }),
  line: css({ display: 'flex', alignItems: 'baseline', gap: spacing(1), flexWrap: 'wrap' }),
  count: css({
    lineHeight: 1.1,
    fontWeight: typography.fontWeightMedium,
    fontVariantNumeric: 'tabular-nums',
  }),
  noun: css({ fontSize: typography.h5.fontSize, color: colors.text.secondary }),
  quiet: css({
    color: colors.text.secondary,
    fontSize: typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  change: css({ display: 'flex', alignItems: 'center', gap: spacing(0.5), minWidth: 0 }),
  short: css({
    fontSize: typography.bodySmall.fontSize,
    '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  }),
  end: css({ marginLeft: 'auto', flex: 'none' }),
  up: css({ color: colors.error.text, flex: 'none' }),
  down: css({ color: colors.success.text, flex: 'none' }),
  same: css({ color: colors.text.secondary, flex: 'none' }),
});
