import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { CountSparkline } from '../../components/count-sparkline';
import { fieldColor } from '../../components/field-text';
import type { Change } from './change';
import type { HeadLayout } from './layout-head';
import { measures } from './measures';
import type { TimeoutsData } from './timeouts-data';
import type { HeadTexts } from './head-texts';
import { wholeWhen } from './when-text';

interface Props {
  readonly timeouts: TimeoutsData;
  readonly texts: HeadTexts;
  readonly change: Change | undefined;
  readonly layout: HeadLayout;
  /** The sparkline stands beside the count, all else in small text below it. */
  readonly isCompact: boolean;
  readonly range: TimeRange;
  /** The button of the notices. */
  readonly notices: ReactNode;
}

/** The count, what it is a part of, its change, and when it happened. */
export function Headline({ timeouts, texts, change, layout, isCompact, range, notices }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { total, field, bins } = timeouts;
  const { countSize, hasNoun, hasRate, when, whenLines, sparkline } = layout;
  const color = fieldColor(field, total) ?? theme.colors.text.primary;
  const time = when !== 'none' && (
    <div
      className={styles.when}
      style={{ WebkitLineClamp: whenLines }}
      title={wholeWhen(texts.when)}
      data-testid="timeouts-when"
    >
      {texts.when.span}
      {when === 'full' && texts.when.most !== '' && (
        <>
          ; <span className={styles.whole}>{texts.when.most}</span>
        </>
      )}
    </div>
  );
  const chart = sparkline.width > 0 && (
    <CountSparkline
      times={bins.times}
      counts={bins.counts}
      range={range}
      color={color}
      {...sparkline}
    />
  );
  return (
    <div className={isCompact ? styles.beside : styles.over}>
      <div className={styles.words}>
        <div className={styles.line}>
          <span
            className={styles.count}
            style={{ color, fontSize: countSize }}
            data-testid="timeouts-count"
          >
            {texts.count}
          </span>
          {hasNoun && <span className={styles.noun}>{texts.noun}</span>}
          {!isCompact && <span className={styles.notices}>{notices}</span>}
        </div>
        {hasRate && (
          <div className={styles.quiet} title={texts.rate}>
            {texts.rate}
          </div>
        )}
        {change !== undefined && layout.change !== 'none' && (
          <ChangeLine change={change} isShort={layout.change === 'short'} isSmall={isCompact} />
        )}
        {isCompact && time}
      </div>
      {isCompact
        ? chart
        : (chart || time) && (
            <div className={styles.apart}>
              {chart}
              {time}
            </div>
          )}
      {isCompact && notices}
    </div>
  );
}

const arrows = { up: 'arrow-up', down: 'arrow-down', same: 'minus', unknown: 'minus' } as const;

interface ChangeLineProps {
  readonly change: Change;
  readonly isShort: boolean;
  readonly isSmall: boolean;
}

function ChangeLine({ change, isShort, isSmall }: ChangeLineProps) {
  const styles = useStyles2(getStyles);
  const { direction, text, short } = change;
  return (
    <div
      className={`${styles.change} ${isSmall ? styles.quiet : ''}`}
      title={text}
      data-testid="timeouts-change"
      data-direction={direction}
    >
      <Icon name={arrows[direction]} size="sm" className={styles[direction]} aria-hidden />
      <span className={styles.cut}>{isShort ? short : text}</span>
    </div>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  const small = {
    fontSize: `${measures.small}em`,
    lineHeight: measures.smallLine / measures.small,
    fontVariantNumeric: 'tabular-nums',
  };
  const icon = { flex: 'none', width: '1em', height: '1em' };
  return {
    over: css({ flex: 'none' }),
    beside: css({ display: 'flex', alignItems: 'center', gap: spacing(1), width: '100%' }),
    words: css({ minWidth: 0, flex: '1 1 0' }),
    line: css({ display: 'flex', alignItems: 'baseline', gap: `${measures.gap}em` }),
    count: css({
      flex: 'none',
      lineHeight: 1.1,
      fontWeight: typography.fontWeightMedium,
      fontVariantNumeric: 'tabular-nums',
    }),
    noun: css({ fontSize: `${measures.noun}em`, lineHeight: 1, color: colors.text.secondary }),
    notices: css({ marginLeft: 'auto', alignSelf: 'flex-start', lineHeight: 1 }),
    quiet: css({ ...small, ...cut, color: colors.text.secondary }),
    when: css({
      ...small,
      color: colors.text.secondary,
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
    }),
    apart: css({ marginTop: `${measures.gap}em` }),
    change: css({
      display: 'flex',
      alignItems: 'center',
      gap: '0.3em',
      lineHeight: measures.line,
      minWidth: 0,
    }),
    whole: css({ display: 'inline-block' }),
    cut: css({ minWidth: 0, ...cut }),
    up: css({ ...icon, color: colors.error.text }),
    down: css({ ...icon, color: colors.success.text }),
    same: css({ ...icon, color: colors.text.secondary }),
    unknown: css({ ...icon, color: colors.text.secondary }),
  };
};
