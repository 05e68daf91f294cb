import type { GrafanaTheme2 } from '@grafana/data';
import type { Plot } from '../../../components/chart/grafana-chart';
import type { Annotation } from '../../../components/frames/annotation-frames';
import { faded, isolated, pixelRatio, timeX, visibleRange } from './canvas';

/** The dashboard's annotations as Grafana draws them: a dashed line with a mark at its foot, or a region. */
export function drawAnnotations(
  plot: Plot,
  annotations: readonly Annotation[],
  theme: GrafanaTheme2,
): void {
  const range = visibleRange(plot);
  if (range === undefined) return;
  const ratio = pixelRatio(plot);
  const { top, height } = plot.bbox;
  const bottom = top + height;
  isolated(plot, (context) => {
    for (const { from, to, color: own } of annotations) {
      if (to < range.min || from > range.max) continue;
      const color = theme.visualization.getColorByName(own ?? 'blue');
      const start = timeX(plot, from);
      const end = timeX(plot, to);
      if (to > from) {
        context.fillStyle = faded(color, 0.1);
        context.fillRect(start, top, end - start, height);
        context.fillStyle = color;
        context.fillRect(start, bottom - 3 * ratio, Math.max(3 * ratio, end - start), 3 * ratio);
      }
      context.strokeStyle = color;
      context.lineWidth = Math.max(1, ratio);
      context.setLineDash([3 * ratio, 3 * ratio]);
      context.beginPath();
      for (const x of to > from ? [start, end] : [start]) {
        context.moveTo(x, top);
        context.lineTo(x, bottom);
      }
      context.stroke();
      context.fillStyle = color;
      context.beginPath();
      context.moveTo(start - 5 * ratio, bottom);
      context.lineTo(start + 5 * ratio, bottom);
      context.lineTo(start, bottom - 7 * ratio);
      context.fill();
    }
  });
}
