import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

export type MessageTone = 'good' | 'neutral' | 'unknown' | 'bad';

interface Props {
  readonly tone: MessageTone;
  readonly title: string;
  /** What it means and what to do next. */
  readonly children?: ReactNode;
  /** In a small panel: one line, no icon above it. */
  readonly isCompact?: boolean;
}

const icons: Readonly<Record<MessageTone, IconName>> = {
  good: 'check-circle',
  neutral: 'database',
  unknown: 'question-circle',
  bad: 'exclamation-circle',
};

/** What a panel says where it has nothing to draw. */
export function PanelMessage({ tone, title, children, isCompact = false }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div
      className={isCompact ? styles.compact : styles.roomy}
      role={tone === 'bad' ? 'alert' : 'status'}
      data-tone={tone}
    >
      <Icon
        name={icons[tone]}
        size={isCompact ? 'md' : 'xxl'}
        className={styles[tone]}
        aria-hidden
      />
      <div className={styles.title}>{title}</div>
      {!isCompact && children !== undefined && <div className={styles.text}>{children}</div>}
    </div>
  );
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  // Gives way where something stands below it.
  roomy: css({
    height: '100%',
    flex: '0 1 auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    gap: spacing(1),
    padding: spacing(1),
  }),
  compact: css({
    minHeight: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: spacing(1),
    '& > svg': { flex: 'none' },
  }),
  title: css({ fontSize: typography.h5.fontSize, fontWeight: typography.fontWeightMedium }),
  text: css({
    color: colors.text.secondary,
    maxWidth: '60ch',
    overflowWrap: 'anywhere',
    p: { margin: 0 },
    'p + p': { marginTop: spacing(1) },
  }),
  good: css({ color: colors.success.text }),
  neutral: css({ color: colors.text.secondary }),
  unknown: css({ color: colors.warning.text }),
  bad: css({ color: colors.error.text }),
});
