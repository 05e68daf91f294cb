import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, Toggletip, useStyles2 } from '@grafana/ui';
import { noticesOf, onceEach, type Notice } from '../frames/notices';

interface Props {
  readonly notices: readonly Notice[];
  /** What the options ask for and the data lacks: how to get it. */
  readonly advice?: readonly string[];
  /** In a small panel: icon and number, without the word. */
  readonly isCompact?: boolean;
}

const icons: Readonly<Record<Notice['severity'], IconName>> = {
  info: 'info-circle',
  warning: 'exclamation-triangle',
  error: 'exclamation-circle',
};

/**
 * The number of warnings and advices, for the header of a panel; opened by click, touch or keyboard it
 * shows their whole texts. Nothing where there is nothing to say. Notices that are for information
 * alone are left to Grafana's own header, which has an icon for each.
 */
export function NoticeChip({ notices, advice = [], isCompact = false }: Props) {
  const styles = useStyles2(getStyles);
  const lines = onceEach([
    ...notices.filter(({ severity }) => severity !== 'info'),
    ...noticesOf('info', advice),
  ]);
  if (lines.length === 0) return null;
  const isWarning = lines.some(({ severity }) => severity !== 'info');
  const name = lines.length === 1 ? '1 notice' : `${lines.length} notices`;
  return (
    <Toggletip placement="bottom-end" content={<NoticeList notices={lines} />}>
      <button
        type="button"
        className={cx(styles.chip, isWarning && styles.warning)}
        aria-label={name}
        data-testid="notices"
        data-severity={isWarning ? 'warning' : 'info'}
      >
        <Icon name={isWarning ? icons.warning : icons.info} size="sm" aria-hidden />
        <span>{isCompact ? lines.length : name}</span>
      </button>
    </Toggletip>
  );
}

function NoticeList({ notices }: Required<Pick<Props, 'notices'>>) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label="Notices">
      {notices.map(({ severity, text }) => (
        <li key={text} className={styles.row}>
          <Icon name={icons[severity]} size="sm" aria-hidden className={styles[severity]} />
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => ({
  chip: css({
    flex: 'none',
    display: 'inline-flex',
    alignItems: 'center',
    gap: spacing(0.5),
    padding: spacing(0, 0.5),
    border: 0,
    borderRadius: shape.radius.default,
    background: 'none',
    color: colors.text.secondary,
    fontSize: typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    '&:hover': { background: colors.action.hover, color: colors.text.primary },
    '&:focus-visible': { outline: `2px solid ${colors.primary.main}`, outlineOffset: -2 },
  }),
  info: css({ color: colors.text.secondary }),
  warning: css({ color: colors.warning.text }),
  error: css({ color: colors.error.text }),
  list: css({
    listStyle: 'none',
    margin: 0,
    // Beside the button that closes it.
    padding: spacing(0, 2, 0, 0),
    display: 'flex',
    flexDirection: 'column',
    gap: spacing(1),
    maxHeight: 320,
    overflowY: 'auto',
  }),
  row: css({
    display: 'flex',
    gap: spacing(1),
    fontSize: typography.bodySmall.fontSize,
    '& svg': { flex: 'none', marginTop: 2 },
  }),
  text: css({ minWidth: 0, overflowWrap: 'anywhere' }),
});
