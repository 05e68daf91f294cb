import type { GrafanaTheme2 } from '@grafana/data';
import type { Plot } from '../../../components/chart/grafana-chart';
import { faded, fitted, isolated, pixelRatio, setFont, timeX, visibleRange } from './canvas';
import { pieceTitle, type EpisodePiece } from './episode-rows';
import { drawSeverityShape, severityLook } from './severity-look';

/** Height of a row of episodes in CSS pixels: with its text, and as a bare strip. */
export const episodeRowHeight = { full: 20, bare: 8 };

/** The time of the episodes behind the lines: a faint tint between two edges. */
export function drawEpisodeRegions(
  plot: Plot,
  rows: readonly (readonly EpisodePiece[])[],
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { top, height } = plot.bbox;
  isolated(plot, (context) => {
    for (const piece of rows.flat()) {
      if (!isInView(plot, piece)) continue;
      const [start, end] = [timeX(plot, piece.from), timeX(plot, piece.to)];
      const { color } = severityLook(piece.severity, theme);
      context.fillStyle = faded(color, theme.isDark ? 0.07 : 0.05);
      context.fillRect(start, top, Math.max(ratio, end - start), height);
      context.fillStyle = faded(color, 0.4);
      context.fillRect(start, top, Math.max(1, ratio), height);
      context.fillRect(end - ratio, top, Math.max(1, ratio), height);
    }
  });
}

/** A row for each severity above the plot; each piece has the shape of its severity, and its name where there is room. */
export function drawEpisodeRows(
  plot: Plot,
  rows: readonly (readonly EpisodePiece[])[],
  rowHeight: number,
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { top: plotTop } = plot.bbox;
  isolated(plot, (context) => {
    setFont(context, theme, ratio, 11, 500);
    rows.forEach((row, position) => {
      const top = plotTop - ((rows.length - position) * rowHeight + 2) * ratio;
      const height = (rowHeight - 2) * ratio;
      const pieces = row.filter((piece) => isInView(plot, piece));
      for (const piece of pieces) drawGround(plot, context, piece, top, height, theme);
      if (rowHeight >= episodeRowHeight.full) drawNames(plot, context, pieces, top, height, theme);
    });
  });
}

function drawGround(
  plot: Plot,
  context: CanvasRenderingContext2D,
  piece: EpisodePiece,
  top: number,
  height: number,
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { color, ground, hatch } = severityLook(piece.severity, theme);
  const start = timeX(plot, piece.from);
  const width = Math.max(4 * ratio, timeX(plot, piece.to) - start);
  context.save();
  context.beginPath();
  context.roundRect(start, top, width, height, 2 * ratio);
  context.clip();
  context.fillStyle = faded(color, ground);
  context.fillRect(start, top, width, height);
  // A bare strip has no shape and no word, so its hatching tells the severity.
  if (height < 12 * ratio && hatch > 0) {
    drawHatch(context, start, start + width, top, height, hatch * ratio, color, ratio);
  }
  context.fillStyle = color;
  context.fillRect(start, top, 3 * ratio, height);
  context.restore();
}

/** Names may run on beyond their piece, to the right or else to the left, where nothing else is. */
function drawNames(
  plot: Plot,
  context: CanvasRenderingContext2D,
  pieces: readonly EpisodePiece[],
  top: number,
  height: number,
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { left, width } = plot.bbox;
  const middle = top + height / 2;
  let taken = left;
  pieces.forEach((piece, position) => {
    const look = severityLook(piece.severity, theme);
    const start = timeX(plot, piece.from);
    const next = pieces[position + 1];
    const end = next === undefined ? left + width : timeX(plot, next.from) - 4 * ratio;
    const name = `${look.word}: ${pieceTitle(piece)}`;
    const needed = context.measureText(name).width;
    const shapeWidth = 18 * ratio;
    context.fillStyle = context.strokeStyle = theme.colors.text.primary;
    context.lineWidth = 1.5 * ratio;
    context.textAlign = 'left';
    const isLeft = needed > end - start - shapeWidth && needed < start - taken - shapeWidth;
    if (isLeft) {
      const from = start - needed - shapeWidth - 2 * ratio;
      drawSeverityShape(context, look, from + 8 * ratio, middle, 4 * ratio);
      context.fillText(name, from + shapeWidth, middle);
    } else if (end - start > shapeWidth) {
      drawSeverityShape(context, look, start + 10 * ratio, middle, 4 * ratio);
      context.fillText(fitted(context, name, end - start - shapeWidth), start + shapeWidth, middle);
    }
    taken = Math.max(timeX(plot, piece.to), isLeft ? start : start + shapeWidth + needed);
  });
}

function isInView(plot: Plot, { from, to }: EpisodePiece): boolean {
  const range = visibleRange(plot);
  return range !== undefined && to >= range.min && from <= range.max;
}

function drawHatch(
  context: CanvasRenderingContext2D,
  start: number,
  end: number,
  top: number,
  height: number,
  distance: number,
  color: string,
  ratio: number,
): void {
  context.strokeStyle = color;
  context.lineWidth = ratio;
  context.beginPath();
  // From a multiple of the distance, so that neighbouring regions continue each other's pattern.
  for (let x = Math.floor((start - height) / distance) * distance; x < end; x += distance) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
}
