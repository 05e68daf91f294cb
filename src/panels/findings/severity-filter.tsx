import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Severity } from '@tailgate/contract';
import type { FindingRow } from '../../components/frames/findings-frame';
import { SeverityBadge } from '../../components/severity-badge';
import { countBySeverity } from './describe-findings';

interface Props {
  readonly findings: readonly FindingRow[];
  /** Those that are listed; all where it is empty. */
  readonly chosen: ReadonlySet<Severity>;
  readonly onToggle: (severity: Severity) => void;
}

/** How many findings there are of each severity; pressed, only those of its severity are listed. */
export function SeverityFilter({ findings, chosen, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.group} role="group" aria-label="Severities listed">
      {countBySeverity(findings).map(({ severity, count }) => (
        <button
          key={severity}
          type="button"
          className={cx(styles.button, chosen.has(severity) && styles.pressed)}
          aria-pressed={chosen.has(severity)}
          title={chosen.has(severity) ? 'List all again' : `List ${severity} only`}
          onClick={() => onToggle(severity)}
        >
          <SeverityBadge severity={severity} text={`${count} ${severity}`} />
        </button>
      ))}
    </div>
  );
}

const getStyles = ({ colors, shape, spacing }: GrafanaTheme2) => ({
  group: css({ display: 'flex', flexWrap: 'wrap', gap: spacing(0.5) }),
  button: css({
    display: 'inline-flex',
    padding: 2,
    border: 0,
    borderRadius: shape.radius.pill,
    background: 'none',
    '&:hover': { background: colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${colors.primary.main}` },
  }),
  pressed: css({ boxShadow: `inset 0 0 0 2px ${colors.text.primary}` }),
});
