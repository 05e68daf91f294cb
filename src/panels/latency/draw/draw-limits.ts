import type { GrafanaTheme2 } from '@grafana/data';
import { valueScale, type Plot } from '../../../components/chart/grafana-chart';
import { formatMs } from '../../../components/format';
import type { Limit } from '../scene/limits';
import type { ChartScene } from '../scene/scene';
import { drawOutlined, fitted, isolated, pixelRatio, setFont, timeX } from './canvas';
import { freest, linesIn, type Box, type Obstacles } from './free-place';

/** Height of the names of limits above the scale, in CSS pixels; the lines stay below it. */
export const limitStripHeight = 18;

const nameHeight = 14;
/** Between a name and the ends of the plot, and between a name and its line, in CSS pixels. */
const aside = 6;
const lineGap = 2;

/**
 * The limits as dashed lines with their names at the end of the line that is free, above the line where
 * there is room. One that is above the scale is named at the upper edge with an arrow, so that it is known
 * without flattening the lines.
 *
 * @param isNamed false for charts without room for names: only the values of limits on the scale are drawn
 * @param lowest of the values; what is below belongs to the lane
 */
export function drawLimits(
  plot: Plot,
  scene: ChartScene,
  isNamed: boolean,
  lowest: number,
  theme: GrafanaTheme2,
): void {
  const { limits } = scene;
  const { max } = plot.scales[valueScale] ?? {};
  if (limits.length === 0 || typeof max !== 'number') return;
  const above = limits.filter(({ value }) => value > max);
  const within = limits.filter(({ value }) => value <= max);
  isolated(plot, (context) => {
    setFont(context, theme, pixelRatio(plot), 11);
    for (const limit of within) drawLimit(plot, context, limit, theme);
    const names: Box[] = isNamed ? drawStrip(plot, context, above, theme) : [];
    const obstacles = { names, edges: edgesOf(plot, scene), linesIn: linesIn(plot, scene) };
    for (const limit of within) {
      const box = drawName(plot, context, limit, isNamed, lowest, obstacles, theme);
      if (box !== undefined) names.push(box);
    }
  });
}

/** The names of limits above the scale, one beside the other from the right. */
function drawStrip(
  plot: Plot,
  context: CanvasRenderingContext2D,
  limits: readonly Limit[],
  theme: GrafanaTheme2,
): Box[] {
  const ratio = pixelRatio(plot);
  const { left, width, top } = plot.bbox;
  const middle = top + (limitStripHeight / 2) * ratio;
  const boxes: Box[] = [];
  let end = left + width - aside * ratio;
  context.textAlign = 'right';
  for (const { kind, label } of limits) {
    const text = fitted(context, label, end - left - 20 * ratio);
    if (text === '') return boxes;
    const start = end - context.measureText(text).width;
    context.fillStyle = theme.colors.text.secondary;
    drawOutlined(context, text, end, middle, theme, ratio);
    context.strokeStyle = limitColor(kind, theme);
    drawArrow(context, start - 9 * ratio, middle, 4 * ratio, ratio);
    boxes.push({
      left: start - 14 * ratio,
      right: end,
      top,
      bottom: top + limitStripHeight * ratio,
    });
    end = start - 26 * ratio;
  }
  return boxes;
}

function drawArrow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  ratio: number,
): void {
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x, y + size);
  context.lineTo(x, y - size);
  context.moveTo(x - size * 0.8, y - size * 0.2);
  context.lineTo(x, y - size);
  context.lineTo(x + size * 0.8, y - size * 0.2);
  context.stroke();
}

function drawLimit(
  plot: Plot,
  context: CanvasRenderingContext2D,
  { kind, value }: Limit,
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { left, width } = plot.bbox;
  const y = Math.round(plot.valToPos(value, valueScale, true)) + 0.5;
  context.strokeStyle = limitColor(kind, theme);
  context.lineWidth = Math.max(1, ratio);
  context.setLineDash(kind === 'timeout' ? [8 * ratio, 4 * ratio] : [3 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(left + width, y);
  context.stroke();
  context.setLineDash([]);
}

/** Writes the name where it hides the least, and gives its place. */
function drawName(
  plot: Plot,
  context: CanvasRenderingContext2D,
  { value, label }: Limit,
  isNamed: boolean,
  lowest: number,
  obstacles: Obstacles,
  theme: GrafanaTheme2,
): Box | undefined {
  const ratio = pixelRatio(plot);
  const { left, width, top } = plot.bbox;
  const room = width - 2 * aside * ratio;
  const isShort = !isNamed || context.measureText(label).width > room;
  const text = isShort ? formatMs(value) : label;
  const textWidth = context.measureText(text).width;
  if (textWidth > room) return undefined;
  const y = plot.valToPos(value, valueScale, true);
  const lowestY = plot.valToPos(lowest, valueScale, true);
  const height = nameHeight * ratio;
  const rows = [y - height - lineGap * ratio, y + lineGap * ratio].filter(
    (start) => start >= top && start + height <= lowestY,
  );
  // The right end first: it is where the eye is, at what happened last.
  const starts = [1, 0, 0.75, 0.25, 0.5].map(
    (share) => left + aside * ratio + share * (room - textWidth),
  );
  const place = freest(
    rows.flatMap((start) =>
      starts.map((from) => ({
        left: from,
        right: from + textWidth,
        top: start,
        bottom: start + height,
      })),
    ),
    obstacles,
  );
  if (place === undefined) return undefined;
  context.fillStyle = theme.colors.text.primary;
  context.textAlign = 'left';
  drawOutlined(context, text, place.left, (place.top + place.bottom) / 2, theme, ratio);
  return place;
}

/** Where episodes and annotations begin and end. */
function edgesOf(plot: Plot, { episodes, annotations }: ChartScene): number[] {
  return [...episodes, ...annotations].flatMap(({ from, to }) => [
    timeX(plot, from),
    timeX(plot, to),
  ]);
}

function limitColor(kind: Limit['kind'], theme: GrafanaTheme2): string {
  return kind === 'timeout'
    ? theme.visualization.getColorByName(theme.isDark ? 'red' : 'semi-dark-red')
    : theme.colors.text.primary;
}
