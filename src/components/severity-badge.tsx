import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';
import { severityCorners, severityRing } from './severity-shape';

interface Props {
  readonly severity: Severity;
  /** Stands in place of the word, for example a count with it. */
  readonly text?: string;
}

/** Shape, word and colour of a severity. */
export function SeverityBadge({ severity, text }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={`${styles.badge} ${styles[severity]}`} data-severity={severity}>
      <SeverityShape severity={severity} />
      <span>{text ?? severity}</span>
    </span>
  );
}

/** The shape of a severity in the colour of the text around it. */
export function SeverityShape({ severity }: Pick<Props, 'severity'>) {
  const corners = severityCorners[severity];
  return (
    <svg width={11} height={11} viewBox="-1.05 -1.05 2.1 2.1" aria-hidden>
      {corners === undefined ? (
        <circle
          r={severityRing.radius}
          fill="none"
          stroke="currentColor"
          strokeWidth={severityRing.width}
        />
      ) : (
        <polygon points={corners.map(([x, y]) => `${x},${y}`).join(' ')} fill="currentColor" />
      )}
    </svg>
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
