import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';

/** Shapes that differ, so that no severity is told by its colour alone. */
const icons: Readonly<Record<Severity, IconName>> = {
  critical: 'fire',
  high: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
};

interface Props {
  readonly severity: Severity;
  /** Stands in place of the word, for example a count with it. */
  readonly text?: string;
}

/** Icon, word and colour of a severity. */
export function SeverityBadge({ severity, text }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={`${styles.badge} ${styles[severity]}`} data-severity={severity}>
      <Icon name={icons[severity]} size="sm" aria-hidden />
      <span>{text ?? severity}</span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { colors, shape, spacing, typography } = theme;
  // The word has the colour of text: on a tinted ground that of the severity is too faint to read.
  const tinted = ({ transparent, text, border }: (typeof colors)['error']) =>
    css({
      background: transparent,
      color: colors.text.primary,
      borderColor: border,
      '& svg': { color: text },
    });
  return {
    badge: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: spacing(0.5),
      padding: spacing(0, 0.75),
      height: spacing(2.5),
      borderRadius: shape.radius.pill,
      border: '1px solid transparent',
      fontSize: typography.bodySmall.fontSize,
      fontWeight: typography.fontWeightMedium,
      lineHeight: 1,
      whiteSpace: 'nowrap',
    }),
    critical: css({ background: colors.error.main, color: colors.error.contrastText }),
    high: tinted(colors.error),
    warning: tinted(colors.warning),
    info: tinted(colors.info),
  };
};
