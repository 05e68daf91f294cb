import { css } from '@emotion/css';
import {
  DashboardCursorSync,
  type AbsoluteTimeRange,
  type DataQueryRequest,
  type InterpolateFunction,
  type TimeRange,
} from '@grafana/data';
import { TooltipDisplayMode, useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Chart, usePanelContext, type Hover } from '../../../components/chart/grafana-chart';
import type { LatencyOptions } from '../options';
import type { ChartScene } from '../scene/scene';
import { bucketAt } from '../draw/draw-heatmap';
import { chartConfig, lowChart } from './chart-config';
import { fieldLinks } from './links';
import { slowRequestsLink } from './slow-requests-link';
import { Tooltip } from './tooltip';

export interface LatencyChartProps {
  readonly scene: ChartScene;
  readonly options: LatencyOptions;
  readonly width: number;
  readonly height: number;
  readonly timeRange: TimeRange;
  readonly timeZone: string;
  readonly request: DataQueryRequest | undefined;
  readonly replaceVariables: InterpolateFunction;
  readonly onChangeTimeRange: (range: AbsoluteTimeRange) => void;
  /** Charts of one panel share the crosshair under this name also where the dashboard shares none. */
  readonly group: string | undefined;
}

/** One chart of the panel with its crosshair and tooltip. */
export function LatencyChart(props: LatencyChartProps) {
  const { scene, options, width, height, timeRange, timeZone, group } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { sync, eventBus, eventsScope } = usePanelContext();
  const from = timeRange.from.valueOf();
  const to = timeRange.to.valueOf();
  const compact = height < 170 || width < 320;
  const { mode, logarithmic, timeouts: hasLane } = options;
  const isLow = height < lowChart;
  const config = useMemo(
    () =>
      chartConfig({
        scene,
        mode,
        logarithmic,
        hasLane,
        theme,
        timeZone,
        from,
        to,
        compact,
        isLow,
      }),
    [scene, mode, logarithmic, hasLane, theme, timeZone, from, to, compact, isLow],
  );
  const data = useMemo<[number[], ...(number | null | undefined)[][]]>(
    () => [scene.times, ...scene.series.map(({ values }) => values)],
    [scene],
  );
  const shared = sync?.() ?? DashboardCursorSync.Off;
  const isShared = shared !== DashboardCursorSync.Off;
  const tooltipMode = options.tooltip.mode;

  const renderTooltip = ({ rows, line, value, pinned, viaSync, links }: Hover) => {
    const row = line === null ? rows.find((one) => one !== null) : rows[line + 1];
    const time = scene.times[row ?? -1];
    if (typeof row !== 'number' || time === undefined) return null;
    // Where another chart of this panel is pointed at, its tooltip is enough.
    if (viaSync && group !== undefined) return null;
    return (
      <Tooltip
        scene={scene}
        row={row}
        line={
          tooltipMode === TooltipDisplayMode.Single && line !== null
            ? scene.series[line]
            : undefined
        }
        bucket={mode === 'heatmap' ? bucketAt(scene, row, value) : undefined}
        timeZone={timeZone}
        maxHeight={options.tooltip.maxHeight}
        pinned={pinned}
        links={links}
        slowRequests={slowRequestsLink({
          template: options.slowRequestsLink,
          endpoint: scene.endpoint,
          refId: scene.refId,
          isOwn: scene.isOwn,
          from: time,
          to: time + (scene.binMs || 60_000),
          request: props.request,
          replaceVariables: props.replaceVariables,
        })}
      />
    );
  };

  return (
    <div className={styles.chart}>
      <Chart
        config={config}
        data={data}
        width={width}
        height={height}
        tooltip={
          tooltipMode === TooltipDisplayMode.None
            ? 'none'
            : tooltipMode === TooltipDisplayMode.Single
              ? 'one'
              : 'all'
        }
        tooltipMaxWidth={options.tooltip.maxWidth}
        renderTooltip={renderTooltip}
        linksOf={(line, row) => fieldLinks(scene, line, row)}
        onZoom={({ from, to }) =>
          props.onChangeTimeRange({ from: Math.round(from), to: Math.round(to) })
        }
        sync={isShared ? shared : group === undefined ? shared : DashboardCursorSync.Crosshair}
        syncScope={isShared ? eventsScope : (group ?? eventsScope)}
        eventBus={isShared ? eventBus : undefined}
        frame={scene.series[0]?.frame}
        label={`Latency over time${scene.name === '' ? '' : ` of ${scene.name}`}: arrow keys read it bin by bin`}
      />
    </div>
  );
}

const getStyles = () => ({ chart: css({ position: 'relative' }) });
