import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { BarList } from '../../components/bar-list';
import { DataLink } from '../../components/data-link';
import { rowLinks } from '../../components/field-links';
import { fieldColor, fieldText } from '../../components/field-text';
import { formatCount } from '../../components/format';
import { rateText } from '../../components/wording/rate-text';
import { plural } from '../../components/wording/quantity-text';
import type { EndpointTimeouts, TimeoutsData } from './timeouts-data';

interface Props {
  readonly timeouts: TimeoutsData;
  /** Those to list, worst first. */
  readonly listed: readonly EndpointTimeouts[];
  readonly isLarge: boolean;
}

/** The endpoints as bars, worst first. It scrolls where there are more than fit. */
export function Endpoints({ timeouts: { endpoints, field }, listed, isLarge }: Props) {
  const styles = useStyles2(getStyles);
  const quiet = endpoints.length - listed.length;
  return (
    // Without buttons in it, the list can only be scrolled by keyboard when it takes the focus itself.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.section} tabIndex={0} aria-label="Endpoints, the worst first">
      <BarList
        label="Timeouts by endpoint"
        isLarge={isLarge}
        rows={listed.map((row, index) => ({
          key: `${row.label}|${index}`,
          label: row.label,
          value: row.timeouts,
          text: fieldText(field, row.timeouts),
          detail: detailText(row),
          color: fieldColor(field, row.timeouts),
          extra: <RowLinks row={row} />,
        }))}
      />
      {quiet > 0 && (
        <p className={styles.quiet}>{plural(quiet, 'other endpoint')} without a timeout</p>
      )}
    </section>
  );
}

function detailText({ timeouts, requests, nearTimeouts }: EndpointTimeouts): string {
  return [
    ...(requests === null || requests === 0 ? [] : [rateText(timeouts / requests)]),
    ...(nearTimeouts === null || nearTimeouts === 0 ? [] : [`${formatCount(nearTimeouts)} near`]),
  ].join(' · ');
}

function RowLinks({ row: { origin } }: { readonly row: EndpointTimeouts }) {
  if (origin === undefined) return null;
  return rowLinks(origin.frame, origin.row).map(({ title, href, target, onClick }) => (
    <DataLink key={title} href={href} target={target} onClick={onClick}>
      {title}
    </DataLink>
  ));
}

const getStyles = ({ colors, shape, spacing, typography }: GrafanaTheme2) => ({
  section: css({
    flex: 1,
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    borderRadius: shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${colors.primary.main}`, outlineOffset: -2 },
  }),
  quiet: css({
    margin: spacing(1, 0, 0),
    color: colors.text.secondary,
    fontSize: typography.bodySmall.fontSize,
  }),
});
