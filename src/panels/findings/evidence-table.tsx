import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatCount, formatShare } from '../../components/format';
import type { FindingDetail } from '../../components/frames/finding-detail';
import { evidenceName, signalName } from '../../components/wording/names';
import { quantityText } from '../../components/wording/quantity-text';
import { needsDay, rangeText } from '../../components/wording/time-text';
import type { ListContext } from './finding-list';

interface Props extends Pick<ListContext, 'timeRange' | 'timeZone'> {
  readonly detail: FindingDetail;
}

/** The numbers that a finding rests on, with their units. */
export function EvidenceTable({ detail, timeRange, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { concentration } = detail;
  const whenRows =
    concentration === undefined
      ? []
      : [
          [
            `${formatShare(concentration.share)} of them`,
            rangeText(
              concentration.from,
              concentration.to,
              timeZone,
              needsDay(timeRange, timeZone),
            ),
          ],
        ];
  return (
    <table className={styles.table} aria-label="Evidence">
      <tbody>
        {[...evidenceRows(detail), ...whenRows].map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <td className={styles.value}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function evidenceRows(detail: FindingDetail): [string, string][] {
  const { values, signals, sampleSize } = detail;
  return [
    ...values.map(({ name, value, unit }): [string, string] => [
      evidenceName(name),
      quantityText(value, unit),
    ]),
    ...(sampleSize === null
      ? []
      : [['Requests judged', formatCount(sampleSize)] satisfies [string, string]]),
    ...signals.map(({ signal, count }): [string, string] => [
      `Signal: ${signalName(signal)}`,
      formatCount(count),
    ]),
  ];
}

const getStyles = ({ colors, spacing, typography }: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    maxWidth: 720,
    fontSize: typography.bodySmall.fontSize,
    'tr + tr': { borderTop: `1px solid ${colors.border.weak}` },
  }),
  name: css({
    padding: spacing(0.25, 1, 0.25, 0),
    textAlign: 'left',
    fontWeight: typography.fontWeightRegular,
    color: colors.text.secondary,
    overflowWrap: 'anywhere',
  }),
  value: css({
    padding: spacing(0.25, 0),
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: typography.fontWeightMedium,
  }),
});
