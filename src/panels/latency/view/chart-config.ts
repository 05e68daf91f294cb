import type { GrafanaTheme2, ThresholdsConfig } from '@grafana/data';
import { buildChart, valueScale, type Plot } from '../../../components/chart/grafana-chart';
import { linearTicks, logarithmicTicks } from '../../../components/chart/ticks';
import { faded, heightBelow, pixelRatio, visibleRange } from '../draw/canvas';
import { binRow } from '../draw/bin-row';
import { drawAnnotations } from '../draw/draw-annotations';
import { drawEpisodeRegions, drawEpisodeRows, episodeRowHeight } from '../draw/draw-episodes';
import { bucketEdges, drawHeatmap } from '../draw/draw-heatmap';
import { drawLane } from '../draw/draw-lane';
import { drawLimits, limitStripHeight } from '../draw/draw-limits';
import { episodeRows } from '../draw/episode-rows';
import { valueRange, type ValueRange } from '../draw/value-range';
import type { Mode } from '../options';
import type { ChartScene, DrawnSeries } from '../scene/scene';
import { axisText } from './value-text';

export interface ChartConfigInput {
  readonly scene: ChartScene;
  readonly mode: Mode;
  readonly logarithmic: boolean;
  readonly hasLane: boolean;
  readonly theme: GrafanaTheme2;
  readonly timeZone: string;
  readonly from: number;
  readonly to: number;
  /** Lower than `lowChart`. */
  readonly isLow: boolean;
  /** Small charts have no texts in rows and lane. */
  readonly compact: boolean;
}

/**
 * With more points than this lines are thin and have no areas: so many areas over each other show nothing,
 * and both take several times as long to draw.
 */
const densePoints = 15_000;

/** Heights of the lane of timeouts in CSS pixels: with counts, and as bare marks. */
const laneHeights = { full: 36, bare: 16 };

/** In charts lower than this in CSS pixels only the worst episodes have names. */
export const lowChart = 260;

/** Who points at a value may miss it by that many CSS pixels; who points at a mark or a cell by one. */
const pointing = { value: 5, area: 1 };

// What the time axis takes below the plot: text, gap and tick of Grafana's axis.
const timeAxisHeight = 22;

/** Describes one chart: lines, differences, lane, limits, episodes, annotations or the heatmap. */
export function chartConfig(input: ChartConfigInput) {
  const { scene, mode, theme, compact, hasLane } = input;
  const isHeatmap = mode === 'heatmap' && scene.buckets !== undefined;
  const logarithmic = input.logarithmic || isHeatmap;
  const rows = episodeRows(scene.episodes);
  const rowHeights = rows.map((_, position) =>
    compact || (position > 0 && input.isLow) ? episodeRowHeight.bare : episodeRowHeight.full,
  );
  const paddingTop = rowHeights.reduce((sum, height) => sum + height, 0) + 8;
  const laneHeight =
    hasLane && scene.counts !== undefined ? (compact ? laneHeights.bare : laneHeights.full) : 0;
  const [first] = scene.series;
  const edges = isHeatmap ? bucketEdges(scene.buckets?.bounds ?? []) : [];
  const isDense = scene.series.length * scene.times.length > densePoints;
  const markText = axisText(scene.series, theme);
  let lowest = 0;
  let laneMark: number | undefined;

  const range = (plot: Plot, max: number | null, min: number | null): [number, number] => {
    const plotHeight = Math.max(1, plot.height - paddingTop - timeAxisHeight);
    const lowestValue = isHeatmap ? (edges[0]?.from ?? null) : min;
    const highestValue = isHeatmap ? highestFilled(scene, edges) : max;
    const strip = compact || scene.limits.length === 0 ? 0 : limitStripHeight / plotHeight;
    const raised = (value: number) => belowStrip(value, lowestValue, strip, logarithmic);
    const reached = valueRange({
      min: lowestValue,
      max: highestValue === null ? null : raised(highestValue),
      fixedMin: first?.field.config.min ?? undefined,
      fixedMax: first?.field.config.max ?? undefined,
      logarithmic,
      limits: scene.limits.map(({ value }) => raised(value)),
      lane: Math.min(0.4, laneHeight / plotHeight),
    });
    lowest = reached.lowest;
    // A lane with counts has its name among the marks of the axis, beside it.
    laneMark = laneHeight < laneHeights.full ? undefined : between(reached, logarithmic);
    return [reached.min, reached.max];
  };

  const builder = buildChart({
    theme,
    timeZone: input.timeZone,
    from: input.from,
    to: input.to,
    lines: scene.series.map((line) => ({
      color: line.color,
      width: isDense ? Math.min(1, line.lineWidth) : line.lineWidth,
      dash: line.dash,
      fill:
        line.fillOpacity > 0 && !isHeatmap && !isDense
          ? faded(line.color, line.fillOpacity)
          : undefined,
      show: !line.hidden && (!isHeatmap || line === heatmapLine(scene)),
    })),
    bands: isHeatmap
      ? []
      : scene.differences.map(({ total, backend, color }) => ({
          upper: total,
          lower: backend,
          fill: faded(color, 0.32),
        })),
    logarithmic,
    valueRange: range,
    valueSplits: (_min, max, step) => [
      ...(laneMark === undefined ? [] : [laneMark]),
      ...(logarithmic ? logarithmicTicks(lowest, max) : linearTicks(lowest, max, step)),
    ],
    formatValue: (value) => (value === laneMark ? 'Timeouts' : markText(value)),
    thresholds: drawnThresholds(scene),
    rowAt: (plot, nearest, time) => {
      const visible = visibleRange(plot);
      if (visible === undefined) return nearest;
      const { top = -1 } = plot.cursor;
      const isArea = isHeatmap || (laneHeight > 0 && top > plot.valToPos(lowest, valueScale));
      const msPerPixel = ((visible.max - visible.min) * pixelRatio(plot)) / plot.bbox.width;
      const tolerance = msPerPixel * (isArea ? pointing.area : pointing.value);
      return binRow(scene.times, nearest, time, scene.binMs, tolerance);
    },
    paddingTop,
    drawBelow: (plot) => {
      if (isHeatmap && scene.buckets !== undefined) {
        drawHeatmap(plot, scene.buckets, scene.binMs, theme);
      }
      drawEpisodeRegions(plot, rows, theme);
    },
    drawAbove: (plot) => {
      if (laneHeight > 0) drawLane(plot, scene, heightBelow(plot, lowest), theme);
      drawAnnotations(plot, scene.annotations, theme);
      drawLimits(plot, scene, !compact, lowest, theme);
      drawEpisodeRows(plot, rows, rowHeights, theme);
    },
  });
  // The lane keeps its height in pixels, so its share of the scale changes with the size.
  if (laneHeight > 0) builder.addHook('setSize', (plot) => plot.setData(plot.data));
  return builder;
}

/** The end of a scale on which a value stays below the strip, which is a share of the plot's height. */
function belowStrip(max: number, min: number | null, strip: number, logarithmic: boolean): number {
  if (strip <= 0 || strip >= 0.5) return max;
  if (!logarithmic) return max / (1 - strip);
  return min === null || min <= 0 ? max : max * (max / min) ** (strip / (1 - strip));
}

/** The middle of the lane on the value scale. */
function between({ min, lowest }: ValueRange, logarithmic: boolean): number {
  return logarithmic ? Math.sqrt(min * lowest) : (min + lowest) / 2;
}

/** Over a heatmap only the total of the highest percentile is drawn. */
export function heatmapLine(scene: ChartScene | undefined): DrawnSeries | undefined {
  return scene?.series.find(({ measure }) => measure === 'total');
}

function highestFilled({ buckets }: ChartScene, edges: { to: number }[]): number | null {
  const last = (buckets?.counts ?? []).reduce(
    (highest, row, position) => (row.some((count) => (count ?? 0) > 0) ? position : highest),
    -1,
  );
  return edges[last]?.to ?? null;
}

/** Thresholds of the standard options; every field starts with one base step that is no threshold. */
function drawnThresholds({ series }: ChartScene): ThresholdsConfig | undefined {
  const thresholds = series[0]?.field.config.thresholds;
  return thresholds !== undefined && thresholds.steps.length > 1 ? thresholds : undefined;
}
