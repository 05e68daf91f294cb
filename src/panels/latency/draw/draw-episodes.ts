import type { GrafanaTheme2 } from '@grafana/data';
import type { Plot } from '../../../components/chart/grafana-chart';
import { faded, fitted, isolated, pixelRatio, setFont, timeX, visibleRange } from './canvas';
import { placeNames } from './episode-names';
import { pieceNames, uncovered, type EpisodePiece } from './episode-rows';
import { drawSeverityShape, severityLook } from './severity-look';

/** Height of a row of episodes in CSS pixels: with its names, and as a bare strip. */
export const episodeRowHeight = { full: 20, bare: 8 };

/** In CSS pixels, see `placeNames`. */
const nameSizes = { shape: 18, gap: 4 };
const leastOfName = 0.6;
/** The longest name beside a band that has a shorter one, as a share of the plot's width and in CSS pixels. */
const besideShare = 0.25;
const besideLeast = 180;
const besideMost = 280;

/**
 * The time of the episodes behind the lines: a faint tint between two edges. Where several overlap the
 * worst one has it alone, so that the lines keep their colours.
 */
export function drawEpisodeRegions(
  plot: Plot,
  rows: readonly (readonly EpisodePiece[])[],
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { top, height } = plot.bbox;
  const edge = Math.max(1, Math.round(ratio));
  isolated(plot, (context) => {
    for (const { from, to, severity, isWhole } of uncovered(rows)) {
      if (!isInView(plot, { from, to })) continue;
      const [start, end] = [timeX(plot, from), timeX(plot, to)];
      const { color } = severityLook(severity, theme);
      context.fillStyle = faded(color, theme.isDark ? 0.08 : 0.06);
      context.fillRect(start, top, Math.max(ratio, end - start), height);
      if (!isWhole) continue;
      context.fillStyle = faded(color, 0.4);
      context.fillRect(Math.round(start), top, edge, height);
      context.fillRect(Math.round(end) - edge, top, edge, height);
    }
  });
}

/**
 * A row for each severity above the plot; each piece has the shape of its severity, and its name where
 * there is room.
 *
 * @param heights of the rows in CSS pixels
 */
export function drawEpisodeRows(
  plot: Plot,
  rows: readonly (readonly EpisodePiece[])[],
  heights: readonly number[],
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  isolated(plot, (context) => {
    setFont(context, theme, ratio, 11, 500);
    let bottom = plot.bbox.top - 2 * ratio;
    // From the plot upwards, as the worst row is the uppermost.
    for (let position = rows.length - 1; position >= 0; position--) {
      const rowHeight = (heights[position] ?? episodeRowHeight.bare) * ratio;
      const top = bottom - rowHeight;
      const height = rowHeight - 2 * ratio;
      const pieces = (rows[position] ?? []).filter((piece) => isInView(plot, piece));
      for (const piece of pieces) drawGround(plot, context, piece, top, height, theme);
      if (rowHeight >= episodeRowHeight.full * ratio) {
        drawNames(plot, context, pieces, top + height / 2, theme);
      }
      bottom = top;
    }
  });
}

/** Left and right end of a piece; a short one is widened so that it is seen. */
function bandOf(plot: Plot, { from, to }: EpisodePiece) {
  const start = timeX(plot, from);
  return { start, end: Math.max(start + 4 * pixelRatio(plot), timeX(plot, to)) };
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
  const { start, end } = bandOf(plot, piece);
  context.save();
  context.beginPath();
  context.roundRect(start, top, end - start, height, 2 * ratio);
  context.clip();
  context.fillStyle = faded(color, ground);
  context.fillRect(start, top, end - start, height);
  // A bare strip has no shape and no word, so its hatching tells the severity.
  if (height < 12 * ratio && hatch > 0) {
    drawHatch(context, start, end, top, height, hatch * ratio, color, ratio);
  }
  context.fillStyle = color;
  context.fillRect(start, top, 3 * ratio, height);
  context.restore();
}

function drawNames(
  plot: Plot,
  context: CanvasRenderingContext2D,
  pieces: readonly EpisodePiece[],
  middle: number,
  theme: GrafanaTheme2,
): void {
  const ratio = pixelRatio(plot);
  const { left, width } = plot.bbox;
  const { shape, gap } = nameSizes;
  const beside = Math.min(besideMost * ratio, Math.max(besideLeast * ratio, besideShare * width));
  const places = placeNames(
    pieces.map((piece) => ({
      ...bandOf(plot, piece),
      names: pieceNames(piece),
    })),
    { start: left, end: left + width },
    { shape: shape * ratio, gap: gap * ratio, beside, least: leastOfName },
    {
      width: (text) => context.measureText(text).width,
      fitted: (text, room) => fitted(context, text, room),
    },
  );
  context.textAlign = 'left';
  context.lineWidth = 1.5 * ratio;
  context.fillStyle = context.strokeStyle = theme.colors.text.primary;
  places.forEach(({ x, text, shapeX }, position) => {
    const piece = pieces[position];
    if (piece === undefined) return;
    if (shapeX !== undefined) {
      drawSeverityShape(context, severityLook(piece.severity, theme), shapeX, middle, 4.5 * ratio);
    }
    context.fillText(text, x, middle);
  });
}

function isInView(plot: Plot, { from, to }: { from: number; to: number }): boolean {
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
