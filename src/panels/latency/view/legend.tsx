import { css } from '@emotion/css';
import {
  getDisplayProcessor,
  reduceField,
  type DisplayValue,
  type GrafanaTheme2,
  fieldReducers,
} from '@grafana/data';
import { LegendDisplayMode, useStyles2, type VizLegendOptions } from '@grafana/ui';
import { VizLegend, type VizLegendItem } from '../../../components/chart/grafana-chart';
import { formatCount } from '../../../components/format';
import { faded } from '../draw/canvas';
import { cellStrength, heatmapColor, mostRequests } from '../draw/draw-heatmap';
import type { Mode } from '../options';
import type { ChartScene, DrawnSeries } from '../scene/scene';
import { heatmapLine } from './chart-config';
import { givenName } from './given-name';

export interface LegendProps {
  readonly charts: readonly ChartScene[];
  readonly options: VizLegendOptions;
  readonly mode: Mode;
  readonly theme: GrafanaTheme2;
}

/**
 * The lines with their values. Of several charts the legend names each kind of line once, as a click
 * that hides a series is meant for one field.
 */
export function Legend({ charts, options, mode, theme }: LegendProps) {
  const styles = useStyles2(getStyles);
  const isShared = charts.length > 1;
  const isHeatmap = mode === 'heatmap' && charts.some(({ buckets }) => buckets !== undefined);
  const drawn = isHeatmap ? [heatmapLine(charts[0])] : (charts[0]?.series ?? []);
  const lines = drawn.filter((line) => line !== undefined).filter(({ inLegend }) => inLegend);
  const difference = isHeatmap ? undefined : charts.flatMap(({ differences }) => differences)[0];
  const hasEndpoints = new Set(lines.map(({ endpoint }) => endpoint)).size > 1;
  const isList = options.displayMode === LegendDisplayMode.List;
  return (
    <div className={isList && options.placement === 'bottom' ? styles.row : undefined}>
      <VizLegend
        placement={options.placement}
        displayMode={options.displayMode}
        sortBy={options.sortBy}
        sortDesc={options.sortDesc}
        isSortable
        readonly={isShared}
        {...(isList ? { className: styles.list } : {})}
        items={lines.map((line) => legendItem(line, isShared, hasEndpoints, options.calcs, theme))}
      />
      {difference !== undefined && (
        <div className={styles.key}>
          <span
            className={styles.swatch}
            style={{ backgroundColor: faded(difference.color, 0.4) }}
          />
          Difference: total less backend
        </div>
      )}
      {isHeatmap && <HeatmapKey charts={charts} theme={theme} />}
    </div>
  );
}

/** What the shades of a heatmap stand for. */
function HeatmapKey({ charts, theme }: Pick<LegendProps, 'charts' | 'theme'>) {
  const styles = useStyles2(getStyles);
  const most = Math.max(
    0,
    ...charts.map(({ buckets }) => (buckets === undefined ? 0 : mostRequests(buckets))),
  );
  const color = heatmapColor(theme);
  const shades = [1, most].map((count) => faded(color, cellStrength(count, most)));
  return (
    <div className={styles.key}>
      Requests by latency: 1
      <span
        className={styles.shades}
        style={{ backgroundImage: `linear-gradient(to right, ${shades.join(', ')})` }}
      />
      {formatCount(most)}
    </div>
  );
}

function legendItem(
  line: DrawnSeries,
  isShared: boolean,
  hasEndpoints: boolean,
  calcs: readonly string[],
  theme: GrafanaTheme2,
): VizLegendItem {
  // A name that the user has given holds; else lines of one endpoint need not repeat it.
  const own = hasEndpoints ? `${line.label} · ${line.endpoint}` : line.label;
  return {
    label: isShared ? own : (givenName(line) ?? own),
    fieldName: line.name,
    color: line.color,
    yAxis: 1,
    disabled: line.hidden,
    ...(line.dash === undefined
      ? {}
      : { lineStyle: { fill: symbolOf(line.dash), dash: line.dash } }),
    getItemKey: () => `${line.measure} ${line.percentile} ${line.endpoint}`,
    getDisplayValues: () => (isShared ? [] : calculations(line, calcs, theme)),
  };
}

/** The longest dash in CSS pixels that looks like a dot. */
const dotLength = 2;

/** Grafana's symbols know no lengths: without dots the second percentile and the third would look alike. */
function symbolOf([dash = 0]: readonly number[]): 'dash' | 'dot' {
  return dash <= dotLength ? 'dot' : 'dash';
}

/** The values of a line that the legend options ask for, over all bins. */
function calculations(
  { field }: DrawnSeries,
  calcs: readonly string[],
  theme: GrafanaTheme2,
): DisplayValue[] {
  const results: Record<string, unknown> = reduceField({ field, reducers: [...calcs] });
  const display = field.display ?? getDisplayProcessor({ field, theme });
  return calcs.map((calc) => ({
    ...display(results[calc]),
    title: fieldReducers.get(calc).name,
    description: fieldReducers.get(calc).description,
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  key: css({
    padding: theme.spacing(0, 1, 0.5, 0),
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.typography.bodySmall.lineHeight,
    color: theme.colors.text.secondary,
  }),
  // The boxes of the list are left out of the layout, so that the key flows on after the last name.
  row: css({ display: 'flex', flexWrap: 'wrap', padding: theme.spacing(1, 0.5, 0) }),
  list: css({
    '&, & > div, & ul': { display: 'contents' },
    '& li': { marginBottom: theme.spacing(0.5) },
  }),
  shades: css({
    display: 'inline-block',
    width: 80,
    height: 10,
    margin: theme.spacing(0, 0.75),
    borderRadius: theme.shape.radius.default,
  }),
  swatch: css({
    display: 'inline-block',
    width: 14,
    height: 10,
    marginRight: theme.spacing(1),
  }),
});
