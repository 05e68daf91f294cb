import { outerJoinDataFrames, type PanelData, type TimeRange } from '@grafana/data';
import { TimeSeries, type VizLegendOptions } from '@grafana/ui';
import { useMemo } from 'react';

interface Props {
  readonly data: PanelData;
  readonly width: number;
  readonly height: number;
  readonly range: TimeRange;
  readonly legend: VizLegendOptions;
}

/** Grafana's own chart of the same series: the yardstick of the benchmark, used nowhere else. */
export function CoreTimeSeries({ data, width, height, range, legend }: Props) {
  const joined = useMemo(
    () => outerJoinDataFrames({ frames: data.series.filter(({ name }) => name === 'latency') }),
    [data.series],
  );
  return (
    <TimeSeries
      frames={joined === undefined ? [] : [joined]}
      timeRange={range}
      timeZone="utc"
      width={width}
      height={height}
      legend={legend}
    />
  );
}
