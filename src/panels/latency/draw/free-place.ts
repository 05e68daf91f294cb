import { valueScale, type Plot } from '../../../components/chart/grafana-chart';
import type { DrawnSeries } from '../scene/scene';

/** A rectangle on the canvas, in its pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a name should keep clear of: most of all other names, then lines, then edges of time ranges. */
export interface Obstacles {
  readonly names: readonly Box[];
  /** Canvas positions of vertical lines. */
  readonly edges: readonly number[];
  /** How many pieces of lines are in a box; it need not count on beyond `enough`. */
  readonly linesIn: (box: Box, enough: number) => number;
}

const nameCost = 10_000;
const lineCost = 10;
const edgeCost = 3;

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}

/** The place that hides the least; of equally good ones the first. */
export function freest<Place extends Box>(
  places: readonly Place[],
  { names, edges, linesIn }: Obstacles,
): Place | undefined {
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const cost =
      nameCost * names.filter((name) => overlaps(name, place)).length +
      lineCost * linesIn(place, least / lineCost) +
      edgeCost * edges.filter((x) => x > place.left && x < place.right).length;
    if (cost < least) [best, least] = [place, cost];
    if (least === 0) break;
  }
  return best;
}

/** Counts pieces of the drawn lines that touch a box, compared as values so that many lines cost little. */
export function linesIn(
  plot: Pick<Plot, 'posToVal' | 'series'>,
  { times, series }: { times: readonly number[]; series: readonly Pick<DrawnSeries, 'values'>[] },
): Obstacles['linesIn'] {
  const shown = series.filter((_, position) => plot.series[position + 1]?.show === true);
  return ({ left, right, top, bottom }, enough) => {
    const from = plot.posToVal(left, 'x', true);
    const to = plot.posToVal(right, 'x', true);
    const high = plot.posToVal(top, valueScale, true);
    const low = plot.posToVal(bottom, valueScale, true);
    // From the last row before the box: its line leads into it.
    const first = Math.max(1, rowFrom(times, from));
    let count = 0;
    for (const { values } of shown) {
      if (count > enough) break;
      count += piecesIn(times, values, first, to, low, high);
    }
    return count;
  };
}

function piecesIn(
  times: readonly number[],
  values: DrawnSeries['values'],
  first: number,
  to: number,
  low: number,
  high: number,
): number {
  let count = 0;
  for (let row = first; row < times.length && (times[row - 1] ?? 0) <= to; row++) {
    const [before, after] = [values[row - 1] ?? values[row], values[row] ?? values[row - 1]];
    if (typeof before !== 'number' || typeof after !== 'number') continue;
    if (Math.max(before, after) >= low && Math.min(before, after) <= high) count++;
  }
  return count;
}

/** The first row at or after a time. */
function rowFrom(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
