import type { LinkModel } from '@grafana/data';
import { timeField } from '../../../components/frames/cells';
import type { ChartScene } from '../scene/scene';

/** The data links of a field at a row of the chart; the row of the field's own frame is found by its time. */
export function fieldLinks(scene: ChartScene, line: number, row: number): LinkModel[] {
  const series = scene.series[line];
  const time = scene.times[row];
  if (series?.field.getLinks === undefined || time === undefined) return [];
  const times: readonly unknown[] = timeField(series.frame)?.values ?? [];
  const own = times.indexOf(time);
  return own < 0 ? [] : series.field.getLinks({ valueRowIndex: own });
}
