import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { fieldText } from '../../components/field-text';
import { findField } from '../../components/frames/cells';
import type { FindingRow } from '../../components/frames/findings-frame';
import { ExplainingRules } from './explaining-rules';

interface Props {
  readonly finding: FindingRow;
  readonly isListed: (rule: string) => boolean;
  readonly onOpenRule: (rule: string) => void;
}

/** Where and how many, and what explains it, in one quiet line. */
export function FindingFacts({ finding, isListed, onOpenRule }: Props) {
  const styles = useStyles2(getStyles);
  const { endpoint, endpoints, causedBy, isConfident } = finding;
  const others = (endpoints ?? 0) - 1;
  return (
    <ul className={styles.facts} aria-label="Facts">
      {endpoint !== '' && (
        <li className={styles.endpoint}>
          <code className={styles.code}>{endpoint}</code>
          {others > 0 && <span className={styles.nowrap}>and {others} more</span>}
        </li>
      )}
      {finding.affected !== null && <li>{countsText(finding)}</li>}
      {causedBy.length > 0 && (
        <li>
          <ExplainingRules rules={causedBy} listed={isListed} onOpen={onOpenRule} />
        </li>
      )}
      {!isConfident && (
        <li>
          <Icon name="question-circle" size="xs" aria-hidden /> few requests, low confidence
        </li>
      )}
    </ul>
  );
}

/** The requests are those of the affected endpoints, not of the source, which the summary may speak of. */
function countsText({ frame, affected, requests, endpoint, endpoints }: FindingRow): string {
  const shown = fieldText(findField(frame, 'affected'), affected ?? 0);
  if (requests === null) return `${shown} affected`;
  const text = `${shown} of ${fieldText(findField(frame, 'requests'), requests)} requests`;
  if (endpoint === '') return text;
  return (endpoints ?? 1) > 1 ? `${text} on these endpoints` : `${text} on this endpoint`;
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  facts: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: spacing(2),
    rowGap: spacing(0.25),
    color: colors.text.secondary,
    fontSize: typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  endpoint: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: spacing(0.5),
    minWidth: 0,
    maxWidth: '100%',
  }),
  code: css({
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    fontSize: 'inherit',
    fontFamily: typography.fontFamilyMonospace,
    // What tells endpoints apart may stand at their end: nothing is cut off.
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  }),
  nowrap: css({ whiteSpace: 'nowrap' }),
});
