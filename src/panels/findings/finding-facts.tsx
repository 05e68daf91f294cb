import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { formatShare } from '../../components/format';
import { fieldText } from '../../components/field-text';
import { findField } from '../../components/frames/cells';
import type { FindingRow } from '../../components/frames/findings-frame';
import { ruleName } from '../../components/wording/names';
import { rangeText } from '../../components/wording/time-text';

interface Props {
  readonly finding: FindingRow;
  readonly timeZone: TimeZone;
}

/** Where, how many and since when, in one quiet line. */
export function FindingFacts({ finding, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { endpoint, endpoints, causedBy, isConfident, detail } = finding;
  const others = (endpoints ?? 0) - 1;
  const concentration = detail?.concentration;
  return (
    <ul className={styles.facts} aria-label="Facts">
      {endpoint !== '' && (
        <li className={styles.endpoint}>
          <code className={styles.code}>{endpoint}</code>
          {others > 0 && <span className={styles.nowrap}>and {others} more</span>}
        </li>
      )}
      {finding.affected !== null && <li>{countsText(finding)}</li>}
      {concentration !== undefined && (
        <li>
          {formatShare(concentration.share)} from{' '}
          {rangeText(concentration.from, concentration.to, timeZone)}
        </li>
      )}
      {causedBy.length > 0 && (
        <li>
          <Icon name="link" size="xs" aria-hidden /> explained by{' '}
          {causedBy.map((rule) => ruleName(rule).toLowerCase()).join(', ')}
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

function countsText({ frame, affected, requests }: FindingRow): string {
  const shown = fieldText(findField(frame, 'affected'), affected ?? 0);
  if (requests === null) return `${shown} affected`;
  return `${shown} of ${fieldText(findField(frame, 'requests'), requests)} requests`;
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
    alignItems: 'baseline',
    gap: spacing(0.5),
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
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  nowrap: css({ whiteSpace: 'nowrap' }),
});
