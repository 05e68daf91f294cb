import { outerJoinDataFrames, type PanelData, type TimeRange } from '@grafana/data';
import { LegendDisplayMode, TimeSeries } from '@grafana/ui';

interface Props {
  readonly data: PanelData;
  readonly width: number;
  readonly height: number;
  readonly range: TimeRange;
}

/** Grafana's own chart of the same series: the yardstick of the benchmark, used nowhere else. */
export function CoreTimeSeries({ data, width, height, range }: Props) {
  const latency = data.series.filter(({ name }) => name === 'latency');
  const joined = outerJoinDataFrames({ frames: latency });
  return (
    <TimeSeries
      frames={joined === undefined ? [] : [joined]}
      timeRange={range}
      timeZone="utc"
      width={width}
      height={height}
      legend={{
        showLegend: true,
        displayMode: LegendDisplayMode.List,
        placement: 'bottom',
        calcs: [],
      }}
    />
  );
}
