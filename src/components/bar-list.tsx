import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { MiddleCut } from './middle-cut';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value for people. */
  readonly text: string;
  /** What stands behind the value, quieter. */
  readonly detail?: string;
  /** A theme colour; that of errors where absent. */
  readonly color?: string;
  /** Links or buttons of the row. */
  readonly extra?: ReactNode;
}

interface Props {
  /** What the list is of, for screen readers. */
  readonly label: string;
  /** In the order in which they are shown. */
  readonly rows: readonly BarRow[];
  /** In CSS pixels, where the rows are to be of one height: text, and a row with the gap below it. */
  readonly size?: BarSize;
}

export interface BarSize {
  readonly text: number;
  readonly row: number;
}

/** In parts of the text size: the line above the bar, the gap above it, that below it. */
const lineHeight = 1.5;
const barGap = 0.15;
const rowGap = 0.55;
/** Names and details against the value. */
const small = 0.857;
const noWrap = { flexWrap: 'nowrap', whiteSpace: 'nowrap', overflow: 'hidden' } as const;

/** Names with their numbers over bars, the longest of which is as long as the list is wide. */
export function BarList({ label, rows, size }: Props) {
  const styles = useStyles2(getStyles);
  const longest = Math.max(...rows.map(({ value }) => value), 0);
  return (
    <ol
      className={`${styles.list} ${size === undefined ? styles.apart : styles.fixed}`}
      style={{ fontSize: size?.text }}
      aria-label={label}
    >
      {rows.map(({ key, label: name, value, text, detail, color, extra }) => (
        <li key={key} className={styles.row} style={{ height: size?.row }}>
          <div className={styles.line}>
            <MiddleCut text={name} className={styles.name} />
            <span className={styles.numbers}>
              <strong className={styles.value}>{text}</strong>
              {(detail ?? '') !== '' && <span className={styles.detail}>{detail}</span>}
            </span>
            {extra !== undefined && <span className={styles.extra}>{extra}</span>}
          </div>
          <div className={styles.track} style={{ height: size && barHeight(size) }}>
            <div
              className={styles.bar}
              data-testid="bar"
              style={{
                width: `${longest === 0 ? 0 : Math.max(0, value / longest) * 100}%`,
                // A count that is there stays visible beside a far greater one.
                minWidth: value > 0 ? 2 : 0,
                ...(color !== undefined && { background: color }),
              }}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

function barHeight({ text, row }: BarSize): number {
  return row - text * (lineHeight + barGap + rowGap);
}

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontSize: typography.body.fontSize,
  }),
  apart: css({ display: 'flex', flexDirection: 'column', gap: `${rowGap}em` }),
  // What does not fit into the row is not worth another line in each of them.
  fixed: css({ '& > li': { overflow: 'hidden' }, '& > li > div:first-of-type': noWrap }),
  row: css({ minWidth: 0 }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: `${rowGap}em`,
    lineHeight,
    marginBottom: `${barGap}em`,
  }),
  name: css({
    flex: '1 1 12ch',
    minWidth: 0,
    fontFamily: typography.fontFamilyMonospace,
    fontSize: `${small}em`,
  }),
  numbers: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: `${rowGap}em`,
    fontVariantNumeric: 'tabular-nums',
  }),
  value: css({ fontWeight: typography.fontWeightMedium }),
  detail: css({ color: colors.text.secondary, fontSize: `${small}em` }),
  extra: css({
    alignSelf: 'center',
    display: 'inline-flex',
    gap: spacing(0.5),
    '&:empty': { display: 'none' },
  }),
  track: css({
    height: spacing(0.75),
    borderRadius: shape.radius.sm,
    background: colors.border.weak,
    overflow: 'hidden',
  }),
  bar: css({
    height: '100%',
    borderRadius: shape.radius.sm,
    background: colors.error.main,
  }),
});
