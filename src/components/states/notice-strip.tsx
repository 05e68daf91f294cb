import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

interface Props {
  /** What is missing or wrong although there is something to show. */
  readonly texts: readonly string[];
}

/** One line above what is drawn: the answer is not whole. All texts are in its title. */
export function NoticeStrip({ texts }: Props) {
  const styles = useStyles2(getStyles);
  const [first, ...others] = texts;
  if (first === undefined) return null;
  return (
    <div className={styles.strip} role="note" title={texts.join('\n')}>
      <Icon name="exclamation-triangle" size="sm" aria-hidden className={styles.icon} />
      <span className={styles.text}>{first}</span>
      {others.length > 0 && <span className={styles.more}>and {others.length} more</span>}
    </div>
  );
}

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => ({
  strip: css({
    flex: 'none',
    display: 'flex',
    alignItems: 'center',
    gap: spacing(0.75),
    padding: spacing(0.25, 1),
    borderRadius: shape.radius.default,
    background: colors.warning.transparent,
    fontSize: typography.bodySmall.fontSize,
  }),
  icon: css({ color: colors.warning.text }),
  text: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  more: css({ whiteSpace: 'nowrap', color: colors.text.secondary }),
});
