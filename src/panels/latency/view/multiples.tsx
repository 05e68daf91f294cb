import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { measureText, useStyles2 } from '@grafana/ui';
import { formatMs, formatShare, formatSpan } from '../../../components/format';
import type { ChartScene } from '../scene/scene';

/** Height of the line above each small chart. */
export const captionHeight = 22;

/** The line that says which endpoints are not shown, in pixels of Grafana's small body. */
const omittedLine = { height: 18, fontSize: 12 };
const mostOmittedLines = 2;

/** Height of the line that says which endpoints are not shown, which wraps where it is narrow. */
export function omittedHeight(text: string, width: number): number {
  if (text === '') return 0;
  const lines = Math.ceil(measureText(text, omittedLine.fontSize).width / Math.max(1, width));
  return Math.min(mostOmittedLines, Math.max(1, lines)) * omittedLine.height;
}

/** Which endpoints have no chart; below the charts, and not scrolled away with them. */
export function Omitted({ text, height }: { readonly text: string; readonly height: number }) {
  const styles = useStyles2(getStyles);
  return (
    <p className={styles.omitted} style={{ height }} title={text}>
      {text}
    </p>
  );
}

/** How many columns and how large the cells, so that small charts keep a readable shape. */
export function gridOf(count: number, width: number, height: number) {
  const most = Math.max(1, Math.floor(width / 300));
  const columns = Math.min(
    count,
    most,
    Math.max(1, Math.round(Math.sqrt((count * width) / height / 2))),
  );
  const rows = Math.ceil(count / columns);
  // Rows that would be too low to read scroll instead.
  const rowHeight = Math.max(130, Math.floor(height / rows));
  return { columns, width: Math.floor(width / columns) - (columns > 1 ? 8 : 0), rowHeight };
}

interface CaptionProps {
  readonly scene: ChartScene;
  /** What a chart without an endpoint of its own is of. */
  readonly scope: string;
  readonly width: number;
}

/** The endpoint of a small chart, what it cost and whose it is. */
export function Caption({ scene, scope, width }: CaptionProps) {
  const styles = useStyles2(getStyles);
  const { name, lost, summary } = scene;
  const p99 = summary?.percentiles.total.get('p99');
  const facts = [
    p99 === undefined ? '' : `P99 ${formatMs(p99)}`,
    summary === undefined || summary.share === null ? '' : `backend ${formatShare(summary.share)}`,
    lost < 1000 ? '' : `${formatSpan(lost)} lost`,
  ].filter((fact) => fact !== '');
  return (
    <div className={styles.caption} style={{ width, height: captionHeight }}>
      <h4 className={styles.name} title={name}>
        {name === '' ? scope : name}
      </h4>
      {width > 280 && <span className={styles.facts}>{facts.join(' · ')}</span>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  omitted: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: mostOmittedLines,
    margin: 0,
    overflow: 'hidden',
    fontSize: omittedLine.fontSize,
    lineHeight: `${omittedLine.height}px`,
    color: theme.colors.text.secondary,
  }),
  caption: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  name: css({
    margin: 0,
    fontSize: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  facts: css({
    marginLeft: 'auto',
    flexShrink: 0,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
