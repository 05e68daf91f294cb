import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { FindingRow } from '../../components/frames/findings-frame';
import { SeverityBadge } from '../../components/severity-badge';
import { countBySeverity } from './describe-findings';

/** How many findings there are of each severity, worst first; only that has its word, for want of room. */
export function SeverityCounts({ findings }: { readonly findings: readonly FindingRow[] }) {
  const className = useStyles2(getStyle);
  return (
    <div className={className}>
      {countBySeverity(findings).map(({ severity, count }, position) => {
        const whole = `${count} ${severity}`;
        return (
          <span key={severity} title={whole}>
            <SeverityBadge severity={severity} text={position === 0 ? whole : `${count}`} />
          </span>
        );
      })}
    </div>
  );
}

const getStyle = ({ spacing }: GrafanaTheme2) =>
  css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: spacing(0.5),
    minWidth: 0,
    '& > span': { display: 'inline-flex' },
  });
