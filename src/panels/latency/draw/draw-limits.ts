import type { GrafanaTheme2 } from '@grafana/data';
import { valueScale, type Plot } from '../../../components/chart/grafana-chart';
import { formatMs } from '../../../components/format';
import type { Limit } from '../scene/limits';
import { faded, fitted, isolated, pixelRatio, setFont } from './canvas';

/** Height of the names of limits above the scale, in CSS pixels; the lines stay below it. */
export const limitStripHeight = 18;

const nameHeight = 14;

/**
 * The limits as dashed lines with their names at the right end. One that is above the scale is named at the
 * upper edge with an arrow, so that it is known without flattening the lines.
 *
 * @param isNamed false for charts without room for names: only the values of limits on the scale are drawn
 */
export function drawLimits(
  plot: Plot,
  limits: readonly Limit[],
  isNamed: boolean,
  theme: GrafanaTheme2,
): void {
  const { max } = plot.scales[valueScale] ?? {};
  if (typeof max !== 'number') return;
  const above = limits.filter(({ value }) => value > max);
  const within = limits.filter(({ value }) => value <= max);
  isolated(plot, (context) => {
    setFont(context, theme, pixelRatio(plot), 11);
    if (isNamed) drawStrip(plot, context, above, theme);
    for (const limit of within) {
      const text = isNamed ? limit.label : formatMs(limit.value);
      drawLimit(plot, context, limit, text, theme);
    }
  });
}

/** The names of limits above the scale, one beside the other from the right. */
function drawStrip(
  plot: Plot,
  context: CanvasRenderingContext2D,
  limits: readonly Limit[],
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { left, width, top } = plot.bbox;
  const middle = top + (limitStripHeight / 2) * ratio;
  let end = left + width - 6 * ratio;
  context.textAlign = 'right';
  for (const { kind, label } of limits) {
    const text = fitted(context, label, end - left - 20 * ratio);
    if (text === '') return;
    const start = end - context.measureText(text).width;
    context.fillStyle = theme.colors.text.secondary;
    context.fillText(text, end, middle);
    context.strokeStyle = context.fillStyle = limitColor(kind, theme);
    drawArrow(context, start - 9 * ratio, middle, 4 * ratio, ratio);
    end = start - 26 * ratio;
  }
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
  text: string,
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { left, width, top } = plot.bbox;
  const right = left + width;
  const y = plot.valToPos(value, valueScale, true);
  context.strokeStyle = limitColor(kind, theme);
  context.lineWidth = Math.max(1, ratio);
  context.setLineDash(kind === 'timeout' ? [8 * ratio, 4 * ratio] : [3 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  context.stroke();
  const textWidth = context.measureText(text).width;
  // Above the line, or below it where the plot ends or the strip of names is.
  const room = limitStripHeight + nameHeight + 2;
  const middle = y - top < room * ratio ? y + 9 * ratio : y - 8 * ratio;
  context.fillStyle = faded(theme.colors.background.primary, 0.8);
  context.fillRect(
    right - textWidth - 10 * ratio,
    middle - (nameHeight / 2) * ratio,
    textWidth + 8 * ratio,
    nameHeight * ratio,
  );
  context.fillStyle = theme.colors.text.primary;
  context.textAlign = 'right';
  context.fillText(text, right - 6 * ratio, middle);
}

function limitColor(kind: Limit['kind'], theme: GrafanaTheme2): string {
  return kind === 'timeout'
    ? theme.visualization.getColorByName(theme.isDark ? 'red' : 'semi-dark-red')
    : theme.colors.text.primary;
}
