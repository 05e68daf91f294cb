import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

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
  /** For a wall: larger text, thicker bars. */
  readonly isLarge?: boolean;
}

/** Names with their numbers over bars, the longest of which is as long as the list is wide. */
export function BarList({ label, rows, isLarge = false }: Props) {
  const styles = useStyles2(getStyles);
  const longest = Math.max(...rows.map(({ value }) => value), 0);
  return (
    <ol className={`${styles.list} ${isLarge ? styles.large : ''}`} aria-label={label}>
      {rows.map(({ key, label: name, value, text, detail, color, extra }) => (
        <li key={key} className={styles.row}>
          <div className={styles.line}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            <span className={styles.numbers}>
              <strong className={styles.value}>{text}</strong>
              {detail !== undefined && <span className={styles.detail}>{detail}</span>}
            </span>
            {extra !== undefined && <span className={styles.extra}>{extra}</span>}
          </div>
          <div className={styles.track}>
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

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1),
  }),
  large: css({
    gap: spacing(2),
    '& span, & strong': { fontSize: typography.h4.fontSize },
    '--bar-height': spacing(2),
  }),
  row: css({ minWidth: 0 }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: spacing(1),
    marginBottom: spacing(0.25),
  }),
  name: css({
    flex: '1 1 12ch',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: typography.fontFamilyMonospace,
    fontSize: typography.bodySmall.fontSize,
  }),
  numbers: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: spacing(1),
    fontVariantNumeric: 'tabular-nums',
  }),
  value: css({ fontWeight: typography.fontWeightMedium }),
  detail: css({ color: colors.text.secondary, fontSize: typography.bodySmall.fontSize }),
  extra: css({
    alignSelf: 'center',
    display: 'inline-flex',
    gap: spacing(0.5),
    '&:empty': { display: 'none' },
  }),
  track: css({
    height: `var(--bar-height, ${spacing(0.75)})`,
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
