import type { GrafanaTheme2 } from '@grafana/data';
import { valueScale, type Plot } from '../../../components/chart/grafana-chart';
import type { LatencyBucketCounts } from '../../../components/frames/buckets-frame';
import type { ChartScene } from '../scene/scene';
import { faded, isolated, visibleRange } from './canvas';

/** The lower and upper end of every bucket in ms; the open ends are given the width of their neighbour. */
export function bucketEdges(bounds: readonly number[]): { from: number; to: number }[] {
  return bounds.map((to, position) => {
    const before = bounds[position - 1];
    const after = bounds[position + 1];
    const factor = Math.max(1.01, after !== undefined && Number.isFinite(after) ? after / to : 2);
    const from = before ?? to / factor;
    return { from, to: Number.isFinite(to) ? to : from * 2 };
  });
}

/** How dark a cell is: by the logarithm of its count, so that a small hump beside a great one is seen. */
export function cellStrength(count: number, most: number): number {
  return count <= 0 ? 0 : 0.12 + 0.88 * (Math.log1p(count) / Math.log1p(Math.max(1, most)));
}

/** The one hue of the heatmap. */
export function heatmapColor(theme: GrafanaTheme2): string {
  return theme.visualization.getColorByName(theme.isDark ? 'light-blue' : 'semi-dark-blue');
}

/** Requests by bin and response latency, one hue from faint to full. */
export function drawHeatmap(
  plot: Plot,
  buckets: LatencyBucketCounts,
  binMs: number,
  theme: GrafanaTheme2,
): void {
  if (visibleRange(plot) === undefined) return;
  const { left, top, width, height } = plot.bbox;
  const color = heatmapColor(theme);
  const most = mostRequests(buckets);
  const shades = Array.from({ length: 33 }, (_, step) => faded(color, step / 32));
  isolated(plot, (context) => {
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    const edges = bucketEdges(buckets.bounds);
    const columns = buckets.times.map((time) => ({
      from: Math.round(plot.valToPos(time, 'x', true)),
      to: Math.round(plot.valToPos(time + binMs, 'x', true)),
    }));
    edges.forEach(({ from, to }, bucket) => {
      const upper = Math.round(plot.valToPos(to, valueScale, true));
      const lower = Math.round(plot.valToPos(from, valueScale, true));
      const counts = buckets.counts[bucket] ?? [];
      columns.forEach((column, row) => {
        const count = counts[row] ?? 0;
        if (count <= 0 || column.to < left || column.from > left + width) return;
        context.fillStyle = shades[Math.round(32 * cellStrength(count, most))] ?? color;
        context.fillRect(
          column.from,
          upper,
          Math.max(1, column.to - column.from),
          Math.max(1, lower - upper),
        );
      });
    });
  });
}

/** The requests of one bin whose response latency is between two bounds in ms. */
export interface BucketCount {
  readonly from: number;
  /** Infinity for the last bucket. */
  readonly to: number;
  readonly count: number;
}

/** The bucket that a latency belongs to, in the bin of a row of the chart. */
export function bucketAt(
  { buckets, times }: Pick<ChartScene, 'buckets' | 'times'>,
  row: number,
  latency: number | null,
): BucketCount | undefined {
  const own = buckets?.times.indexOf(times[row] ?? -1) ?? -1;
  if (buckets === undefined || own < 0 || latency === null) return undefined;
  const bucket = buckets.bounds.findIndex((bound) => latency <= bound);
  const to = buckets.bounds[bucket];
  if (to === undefined) return undefined;
  return { from: buckets.bounds[bucket - 1] ?? 0, to, count: buckets.counts[bucket]?.[own] ?? 0 };
}

/** The greatest count of a cell. */
export function mostRequests({ counts }: LatencyBucketCounts): number {
  let most = 0;
  for (const row of counts) for (const count of row) most = Math.max(most, count ?? 0);
  return most;
}
