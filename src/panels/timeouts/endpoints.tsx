import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { BarList } from '../../components/bar-list';
import { DataLink } from '../../components/data-link';
import { rowLinks } from '../../components/field-links';
import { fieldColor, fieldText } from '../../components/field-text';
import { formatCount, formatShare } from '../../components/format';
import { plural } from '../../components/wording/quantity-text';
import type { ListLayout } from './layout-list';
import { measures } from './measures';
import type { EndpointTimeouts, TimeoutsData } from './timeouts-data';

interface Props extends LinkContext {
  readonly timeouts: TimeoutsData;
  /** Those to list, worst first. */
  readonly listed: readonly EndpointTimeouts[];
  readonly layout: ListLayout;
}

/** What the links of a row are filled in with. */
type LinkContext = Pick<PanelProps, 'replaceVariables' | 'timeZone'>;

/** So many letters wide a row needs to be for the rate beside the count, and for the near timeouts. */
const rateLetters = 28;
const nearLetters = 32;

/** The endpoints as bars, worst first. It scrolls by whole rows where there are more than fit. */
export function Endpoints({ timeouts: { endpoints, field }, listed, layout, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const quiet = endpoints.length - listed.length;
  const { width, textSize, row, height, below, hasFooter } = layout;
  const letters = width / (textSize * measures.letter);
  const footer = [
    ...(below > 0 ? [`${formatCount(below)} more, scroll down`] : []),
    ...(quiet > 0 ? [`${plural(quiet, 'other endpoint')} without a timeout`] : []),
  ].join(' · ');
  return (
    <div>
      <section
        className={styles.section}
        style={{ height }}
        // Without buttons in it, the list can only be scrolled by keyboard when it takes the focus itself.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Endpoints, the worst first"
      >
        <BarList
          label="Timeouts by endpoint"
          size={{ text: textSize, row }}
          rows={listed.map((each, index) => ({
            key: `${each.label}|${index}`,
            label: each.label,
            value: each.timeouts,
            text: fieldText(field, each.timeouts),
            detail: detailText(each, letters),
            color: fieldColor(field, each.timeouts),
            extra: <RowLinks row={each} {...context} />,
          }))}
        />
      </section>
      {hasFooter && footer !== '' && (
        <p className={styles.footer} title={footer}>
          {footer}
        </p>
      )}
    </div>
  );
}

function detailText(
  { timeouts, requests, nearTimeouts }: EndpointTimeouts,
  letters: number,
): string {
  return [
    ...(requests === null || requests === 0 || letters < rateLetters
      ? []
      : [formatShare(timeouts / requests)]),
    ...(nearTimeouts === null || nearTimeouts === 0 || letters < nearLetters
      ? []
      : [`${formatCount(nearTimeouts)} near`]),
  ].join(' · ');
}

function RowLinks({ row, ...context }: LinkContext & { readonly row: EndpointTimeouts }) {
  const { origin, endpoint } = row;
  if (origin === undefined) return null;
  return rowLinks(origin.frame, origin.row, { labels: { endpoint }, ...context }).map(
    ({ title, href, target, onClick }) => (
      <DataLink key={title} href={href} target={target} onClick={onClick}>
        {title}
      </DataLink>
    ),
  );
}

const getStyles = ({ colors, shape }: GrafanaTheme2) => ({
  section: css({
    overflowY: 'auto',
    scrollSnapType: 'y proximity',
    '& li': { scrollSnapAlign: 'start' },
    borderRadius: shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${colors.primary.main}`, outlineOffset: -2 },
  }),
  footer: css({
    margin: 0,
    height: `${measures.line / measures.small}em`,
    lineHeight: measures.line / measures.small,
    color: colors.text.secondary,
    fontSize: `${measures.small}em`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
