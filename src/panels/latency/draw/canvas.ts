import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { valueScale, type Plot } from '../../../components/chart/grafana-chart';

/** What tells how dense the pixels of a plot are. */
interface Sized {
  readonly ctx: { readonly canvas: { readonly width: number } };
  readonly width: number;
}

/** Canvas pixels to a CSS pixel. */
export function pixelRatio(plot: Sized): number {
  return plot.ctx.canvas.width / (plot.width || 1);
}

/** How much of the plot lies below a value, in CSS pixels. */
export function heightBelow(plot: Sized & Pick<Plot, 'bbox' | 'valToPos'>, value: number): number {
  const { top, height } = plot.bbox;
  return (top + height - plot.valToPos(value, valueScale, true)) / pixelRatio(plot);
}

/** The time range of the plot in ms, once it has one. */
export function visibleRange(plot: Plot): { min: number; max: number } | undefined {
  const { min, max } = plot.scales.x ?? {};
  return typeof min === 'number' && typeof max === 'number' && max > min ? { min, max } : undefined;
}

/** The canvas position of a time, held inside the plot. */
export function timeX(plot: Plot, time: number): number {
  const { left, width } = plot.bbox;
  return Math.min(left + width, Math.max(left, plot.valToPos(time, 'x', true)));
}

/** Runs a drawing that leaves no trace in the state of the canvas. */
export function isolated(plot: Plot, draw: (context: CanvasRenderingContext2D) => void): void {
  plot.ctx.save();
  try {
    draw(plot.ctx);
  } finally {
    plot.ctx.restore();
  }
}

export function setFont(
  context: CanvasRenderingContext2D,
  theme: GrafanaTheme2,
  ratio: number,
  size = 11,
  weight = 400,
): void {
  context.font = `${weight} ${Math.round(size * ratio)}px ${theme.typography.fontFamily}`;
  context.textBaseline = 'middle';
}

/** A text that can be read over lines and hides no more of them than its letters need. */
export function drawOutlined(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  theme: GrafanaTheme2,
  ratio: number,
): void {
  context.save();
  context.lineJoin = 'round';
  context.lineWidth = 3 * ratio;
  context.strokeStyle = theme.colors.background.primary;
  context.strokeText(text, x, y);
  context.restore();
  context.fillText(text, x, y);
}

/** The text, or as much of it as fits the width, or nothing where not even three letters do. */
export function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let length = text.length - 1;
  while (length >= 3 && context.measureText(`${text.slice(0, length)}…`).width > width) length--;
  return length < 3 ? '' : `${text.slice(0, length).trimEnd()}…`;
}

/** A colour of the theme, let through by the rest of the opacity. */
export function faded(color: string, opacity: number): string {
  return colorManipulator.alpha(color, opacity);
}
