import type { GrafanaTheme2 } from '@grafana/data';
import type { Plot } from '../../../components/chart/grafana-chart';
import { formatCount } from '../../../components/format';
import type { ChartScene } from '../scene/scene';
import { faded, isolated, pixelRatio, setFont, timeX, visibleRange } from './canvas';
import { laneColumns, type LaneColumn } from './lane-columns';

/** The least width of a mark in CSS pixels, so that a lonely timeout is seen. */
const markWidth = 7;
/** Above this height in CSS pixels the lane has room for counts. */
const namedHeight = 28;
const textHeight = 14;

/**
 * The timeouts as marks in a lane of their own below the values, with their counts, the greatest first: a
 * lonely timeout is as visible as a hundred.
 *
 * @param height of the lane in CSS pixels
 */
export function drawLane(
  plot: Plot,
  scene: ChartScene,
  height: number,
  theme: GrafanaTheme2,
): void {
  const { counts, times, binMs } = scene;
  const range = visibleRange(plot);
  if (counts === undefined || height <= 0 || range === undefined) return;
  const { min, max } = range;
  const ratio = pixelRatio(plot);
  const { left, width, top: plotTop, height: plotHeight } = plot.bbox;
  const bottom = plotTop + plotHeight;
  const top = Math.round(bottom - height * ratio);
  const least = (markWidth * ratio * (max - min)) / width;
  const columns = laneColumns(times, counts.timeouts, binMs, least).filter(
    (column) => column.to > min && column.from < max,
  );
  isolated(plot, (context) => {
    // Areas of a logarithmic scale reach down to its end, which is under the lane.
    context.clearRect(left, top, width, bottom - top);
    context.fillStyle = faded(theme.colors.text.primary, 0.04);
    context.fillRect(left, top, width, bottom - top);
    context.fillStyle = theme.colors.border.medium;
    context.fillRect(left, top, width, Math.max(1, ratio));
    setFont(context, theme, ratio, 11);
    const isNamed = height >= namedHeight;
    const tallest = (height - (isNamed ? textHeight + 2 : 4)) * ratio;
    if (columns.length === 0 && isNamed) {
      context.fillStyle = theme.colors.text.secondary;
      context.textAlign = 'left';
      context.fillText('None', left + 6 * ratio, (top + bottom) / 2);
    }
    const marks = markBoxes(plot, columns, tallest, ratio);
    context.fillStyle = theme.visualization.getColorByName(theme.isDark ? 'red' : 'semi-dark-red');
    for (const { x, size, tall } of marks) context.fillRect(x, bottom - tall, size, tall);
    if (isNamed) drawCounts(context, marks, bottom, [left, left + width], theme, ratio);
  });
}

/** A mark of the lane, in canvas pixels. */
export interface Mark {
  readonly x: number;
  readonly size: number;
  readonly tall: number;
  readonly count: number;
}

function markBoxes(
  plot: Plot,
  columns: readonly LaneColumn[],
  tallest: number,
  ratio: number,
): Mark[] {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return columns.map(({ from, to, count }) => {
    const start = timeX(plot, from);
    const end = timeX(plot, to);
    const size = Math.max(4 * ratio, end - start - ratio);
    // By the square root, so that a few beside many can still be seen.
    const tall = Math.max(3 * ratio, tallest * Math.sqrt(count / most));
    return { x: start + (end - start - size) / 2, size, tall, count };
  });
}

/** Sizes of the counts in CSS pixels, the second where not all fit in the first. */
const countSizes = [11, 10];

interface PlacedCount {
  readonly text: string;
  readonly middle: number;
  readonly bottom: number;
}

function drawCounts(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  bottom: number,
  [left, right]: [number, number],
  theme: GrafanaTheme2,
  ratio: number,
): void {
  let placed: PlacedCount[] = [];
  for (const size of countSizes) {
    setFont(context, theme, ratio, size);
    const width = (text: string) => context.measureText(text).width;
    placed = placeCounts(marks, width, [left, right], ratio);
    if (placed.length === marks.length) break;
  }
  context.fillStyle = theme.colors.text.primary;
  context.textAlign = 'center';
  for (const { text, middle, bottom: above } of placed) {
    context.fillText(text, middle, bottom - above - (textHeight / 2) * ratio);
  }
}

/**
 * Counts above their marks, the greatest first, so that a peak keeps its number where not all fit. A number
 * is wider than most marks; where a neighbour is taller it stands above that one.
 *
 * @param width of a text
 * @param gap kept free at both sides of a number
 */
export function placeCounts(
  marks: readonly Mark[],
  width: (text: string) => number,
  [left, right]: [number, number],
  gap: number,
): PlacedCount[] {
  const placed: (PlacedCount & { from: number; to: number })[] = [];
  for (const { x, size, count } of [...marks].sort((one, other) => other.count - one.count)) {
    const text = formatCount(count);
    const half = width(text) / 2;
    const middle = Math.min(right - half, Math.max(left + half, x + size / 2));
    const [from, to] = [middle - half - gap / 2, middle + half + gap / 2];
    if (placed.some((other) => from < other.to && to > other.from)) continue;
    const under = marks.filter((mark) => mark.x < to && mark.x + mark.size > from);
    placed.push({ text, middle, bottom: Math.max(...under.map(({ tall }) => tall)), from, to });
  }
  return placed;
}
