import { css } from '@emotion/css';
import { type GrafanaTheme2, type LinkModel } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { DataLink } from '../../../components/data-link';
import { SeverityBadge } from '../../../components/severity-badge';
import { formatCount, formatMs, formatShare } from '../../../components/format';
import { severityRank } from '../../../components/frames/episodes-frame';
import { percentileLabel } from '../../../components/frames/percentile-name';
import { plural } from '../../../components/wording/quantity-text';
import { faded } from '../draw/canvas';
import type { BucketCount } from '../draw/draw-heatmap';
import { binFacts, type PercentileFacts } from '../scene/bin-facts';
import type { ChartScene, DrawnSeries } from '../scene/scene';
import { binText } from './bin-text';
import { givenName } from './given-name';
import { formatValue } from './value-text';

/** More columns or notes than this are named by their number: a tooltip that covers the chart helps nobody. */
const mostColumns = 5;
const mostNotes = 4;

export interface TooltipProps {
  readonly scene: ChartScene;
  readonly row: number;
  /** Only the percentile of this line; undefined for all. */
  readonly line: DrawnSeries | undefined;
  /** What the pointer is at on a heatmap. */
  readonly bucket: BucketCount | undefined;
  readonly timeZone: string;
  /** In pixels; undefined where it may be as high as it needs. */
  readonly maxHeight: number | undefined;
  readonly pinned: boolean;
  readonly links: readonly LinkModel[];
  readonly slowRequests: string | undefined;
}

/** Every part of a bin: backend, difference and total by percentile, the share, counts, and what happened then. */
export function Tooltip(props: TooltipProps) {
  const { scene, row, line, bucket, timeZone, maxHeight, pinned, links, slowRequests } = props;
  const styles = useStyles2(getStyles);
  const facts = binFacts(scene, row);
  if (facts === undefined) return null;
  const columns = facts.percentiles.filter(
    (one) =>
      line === undefined || (one.percentile === line.percentile && one.endpoint === line.endpoint),
  );
  const shown = columns.slice(0, mostColumns);
  return (
    <div className={styles.body} style={maxHeight === undefined ? undefined : { maxHeight }}>
      <div className={styles.time}>{binText(facts.time, scene.binMs, timeZone)}</div>
      {scene.name !== '' && <div className={styles.endpoint}>{scene.name}</div>}
      <Parts columns={shown} row={row} />
      {columns.length > shown.length && (
        <div className={styles.quiet}>{columns.length - shown.length} more series</div>
      )}
      {bucket !== undefined && (
        <div className={styles.bucket}>
          {plural(bucket.count, 'request')} took{' '}
          {Number.isFinite(bucket.to)
            ? `${formatMs(bucket.from)} to ${formatMs(bucket.to)}`
            : `more than ${formatMs(bucket.from)}`}
        </div>
      )}
      <Counts facts={facts} />
      <Notes facts={facts} />
      {pinned && (links.length > 0 || slowRequests !== undefined) && (
        <div className={styles.links} ref={focusFirstLink}>
          {slowRequests !== undefined && (
            <DataLink href={slowRequests} target={undefined}>
              Slow requests of this time
            </DataLink>
          )}
          {links.map(({ title, href, target, onClick }) => (
            <DataLink
              key={`${title} ${href}`}
              href={href}
              target={target}
              {...(onClick === undefined ? {} : { onClick })}
            >
              {title}
            </DataLink>
          ))}
        </div>
      )}
      {!pinned && slowRequests !== undefined && <div className={styles.quiet}>Click for links</div>}
    </div>
  );
}

/** The tooltip stands at the end of the page, where Tab would not lead from the plot. */
function focusFirstLink(links: HTMLElement | null): void {
  links?.querySelector('a')?.focus({ preventScroll: true });
}

type LinePart = 'backend' | 'total' | 'overhead' | 'earlier';

/** A table: a column for each percentile, a row for each part. */
function Parts({ columns, row }: { columns: readonly PercentileFacts[]; row: number }) {
  const styles = useStyles2(getStyles);
  const endpoints = new Set(columns.map(({ endpoint }) => endpoint));
  const has = (part: LinePart) => columns.some((column) => column[part] !== undefined);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={`${column.endpoint} ${column.percentile}`} scope="col">
              {endpoints.size > 1 && <div className={styles.columnEndpoint}>{column.endpoint}</div>}
              {percentileLabel(column.percentile)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {has('backend') && <Lines name="Backend" part="backend" columns={columns} row={row} />}
        {has('backend') && has('total') && (
          <Part
            name="Difference"
            swatch={columns[0]?.total}
            isArea
            columns={columns}
            of={(c) => (c.difference === null ? '–' : formatValue(c.total, c.difference))}
          />
        )}
        {has('total') && <Lines name="Total" part="total" columns={columns} row={row} />}
        {has('backend') && has('total') && (
          <Part name="Backend share" columns={columns} of={(c) => formatShare(c.share)} />
        )}
        {has('overhead') && <Lines name="Overhead" part="overhead" columns={columns} row={row} />}
        {has('earlier') && (
          <Lines name={earlierName(columns)} part="earlier" columns={columns} row={row} />
        )}
      </tbody>
    </table>
  );
}

interface LinesProps {
  /** Of those lines that the user has not named. */
  readonly name: string;
  readonly part: LinePart;
  readonly columns: readonly PercentileFacts[];
  readonly row: number;
}

/** The lines of a part: a row for all, and one for each name that the user has given. */
function Lines({ name, part, columns, row }: LinesProps) {
  const nameOf = (line: DrawnSeries) => givenName(line) ?? name;
  const lines = columns.flatMap((column) => column[part] ?? []);
  return [...new Set(lines.map(nameOf))].map((shown) => (
    <Part
      key={shown}
      name={shown}
      swatch={lines.find((line) => nameOf(line) === shown)}
      columns={columns}
      of={({ [part]: line }) =>
        line === undefined || nameOf(line) !== shown ? '' : formatValue(line, line.values[row])
      }
    />
  ));
}

interface PartProps {
  readonly name: string;
  readonly swatch?: DrawnSeries | undefined;
  readonly isArea?: boolean;
  readonly columns: readonly PercentileFacts[];
  readonly of: (column: PercentileFacts) => string;
}

function Part({ name, swatch, isArea = false, columns, of }: PartProps) {
  const styles = useStyles2(getStyles);
  const color = swatch === undefined ? undefined : isArea ? faded(swatch.color, 0.4) : swatch.color;
  return (
    <tr>
      <th scope="row">
        <span
          className={isArea ? styles.area : styles.line}
          style={{ backgroundColor: color ?? 'transparent' }}
        />
        {name}
      </th>
      {columns.map((column) => (
        <td key={`${column.endpoint} ${column.percentile}`}>{of(column)}</td>
      ))}
    </tr>
  );
}

/** What the line of the earlier range is of and when it was, as its label says: `Total, a day before`. */
function earlierName(columns: readonly PercentileFacts[]): string {
  const column = columns.find(({ earlier }) => earlier !== undefined);
  const label = column?.earlier?.label ?? '';
  const percentile = percentileLabel(column?.percentile ?? '');
  return percentile === '' ? label : label.replace(` ${percentile}`, '');
}

function Counts({ facts }: { facts: NonNullable<ReturnType<typeof binFacts>> }) {
  const styles = useStyles2(getStyles);
  const { requests, timeouts, withoutIntegration } = facts;
  if (requests === null && timeouts === null) return null;
  return (
    <div className={styles.counts}>
      {requests !== null && <span>{plural(requests, 'request')}</span>}
      {(withoutIntegration ?? 0) > 0 && (
        <span>{formatCount(withoutIntegration)} without integration</span>
      )}
      {timeouts !== null && timeouts > 0 && (
        <strong className={styles.timeouts}>{plural(timeouts, 'timeout')}</strong>
      )}
    </div>
  );
}

function Notes({ facts }: { facts: NonNullable<ReturnType<typeof binFacts>> }) {
  const styles = useStyles2(getStyles);
  const { episodes, annotations } = facts;
  const worstFirst = [...episodes].sort((one, other) => severityRank(other) - severityRank(one));
  const more =
    Math.max(0, episodes.length - mostNotes) + Math.max(0, annotations.length - mostNotes);
  if (episodes.length + annotations.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {worstFirst.slice(0, mostNotes).map((episode) => {
        const where =
          episode.endpoint === '' || episode.title.includes(episode.endpoint)
            ? ''
            : ` · ${episode.endpoint}`;
        return (
          <li
            key={`${episode.id} ${episode.rule} ${episode.endpoint} ${episode.from}`}
            className={styles.note}
          >
            <SeverityBadge severity={episode.severity} />
            <span>
              {episode.title || episode.rule}
              {where}
            </span>
          </li>
        );
      })}
      {annotations.slice(0, mostNotes).map(({ id, from, title, text }) => (
        <li key={`${id} ${from} ${title}`} className={styles.note}>
          <Icon name="comment-alt" size="sm" aria-hidden />
          <span>{[title, text].filter((part) => part !== '').join(': ')}</span>
        </li>
      ))}
      {more > 0 && <li>{more} more</li>}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const swatch = { display: 'inline-block', width: 14, marginRight: theme.spacing(0.75) };
  return {
    body: css({
      padding: theme.spacing(1),
      fontSize: theme.typography.bodySmall.fontSize,
      overflow: 'auto',
    }),
    time: css({ fontWeight: theme.typography.fontWeightMedium }),
    endpoint: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
    table: css({
      marginTop: theme.spacing(0.5),
      fontVariantNumeric: 'tabular-nums',
      'th, td': { padding: theme.spacing(0.125, 0), textAlign: 'right', whiteSpace: 'nowrap' },
      'th + th, th + td, td + td, td + th': { paddingLeft: theme.spacing(1.5) },
      'tbody th': {
        textAlign: 'left',
        fontWeight: theme.typography.fontWeightRegular,
        color: theme.colors.text.secondary,
      },
    }),
    columnEndpoint: css({
      maxWidth: 120,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      fontWeight: theme.typography.fontWeightRegular,
      color: theme.colors.text.secondary,
    }),
    line: css({ ...swatch, height: 3, verticalAlign: 'middle', borderRadius: 1 }),
    area: css({ ...swatch, height: 10, verticalAlign: 'middle' }),
    counts: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      marginTop: theme.spacing(0.75),
      color: theme.colors.text.secondary,
    }),
    timeouts: css({ color: theme.colors.error.text }),
    notes: css({
      listStyle: 'none',
      marginTop: theme.spacing(0.75),
      paddingTop: theme.spacing(0.75),
      borderTop: `1px solid ${theme.colors.border.weak}`,
    }),
    note: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      marginTop: theme.spacing(0.5),
    }),
    bucket: css({ marginTop: theme.spacing(0.75) }),
    quiet: css({ marginTop: theme.spacing(0.5), color: theme.colors.text.secondary }),
    links: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      marginTop: theme.spacing(0.75),
      paddingTop: theme.spacing(0.75),
      borderTop: `1px solid ${theme.colors.border.weak}`,
    }),
  };
};
