// The one place that knows the chart parts of @grafana/ui. They are marked as alpha or internal there,
// so a change of theirs is met here and nowhere else.
import {
  type DashboardCursorSync,
  type DataFrame,
  type EventBus,
  type GrafanaTheme2,
  type LinkModel,
  type ThresholdsConfig,
} from '@grafana/data';
import { VisibilityMode } from '@grafana/schema';
import {
  AxisPlacement,
  EventBusPlugin,
  GraphThresholdsStyleMode,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  TooltipPlugin2,
  UPlotChart,
  UPlotConfigBuilder,
  VizLayout,
  VizLegend,
  usePanelContext,
  type VizLegendItem,
} from '@grafana/ui';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import type uPlot from 'uplot';
import { isolatedRows } from './isolated-rows';
import { addKeyboard } from './keyboard';

export { VizLayout, VizLegend, usePanelContext, type VizLegendItem };

/** A plot that has been drawn: scales, box and canvas, for what we draw ourselves. */
export type Plot = uPlot;

export interface ChartLine {
  readonly color: string;
  readonly width: number;
  readonly dash: number[] | undefined;
  readonly fill: string | undefined;
  readonly show: boolean;
}

/** The name of the scale of values. */
export const valueScale = 'y';

/** What a chart is made of. Times in ms. */
export interface ChartSpec {
  readonly theme: GrafanaTheme2;
  readonly timeZone: string;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly ChartLine[];
  /** Areas between two lines, by their positions in `lines`. */
  readonly bands: readonly { upper: number; lower: number; fill: string }[];
  readonly logarithmic: boolean;
  /** Lower and upper end of the value scale from what the data reaches. */
  readonly valueRange: (plot: Plot, max: number | null, min: number | null) => [number, number];
  /** Where the value axis has its marks. */
  readonly valueSplits: (min: number, max: number, step: number) => number[];
  readonly formatValue: (value: number) => string;
  readonly thresholds: ThresholdsConfig | undefined;
  /** The row that the pointer is at, from the one that begins nearest to a time. */
  readonly rowAt: (plot: Plot, nearest: number, time: number) => number;
  /** Space above the plot in CSS pixels, for what is drawn there. */
  readonly paddingTop: number;
  /** Below the lines, above the grid. */
  readonly drawBelow: (plot: Plot) => void;
  readonly drawAbove: (plot: Plot) => void;
}

const lineDash = (dash: number[] | undefined) =>
  dash === undefined ? undefined : { fill: 'dash' as const, dash };

/** Describes a chart to Grafana's builder. Made once for each change of data, never while hovering. */
export function buildChart(spec: ChartSpec): UPlotConfigBuilder {
  const { theme, timeZone } = spec;
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    isTime: true,
    range: () => [spec.from, spec.to],
  });
  builder.addScale({
    scaleKey: valueScale,
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    distribution: spec.logarithmic ? ScaleDistribution.Log : ScaleDistribution.Linear,
    log: 10,
    range: (plot, min, max) => spec.valueRange(plot, finite(max), finite(min)),
  });
  builder.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    timeZone,
    theme,
    grid: { show: true },
  });
  builder.addAxis({
    scaleKey: valueScale,
    placement: AxisPlacement.Left,
    theme,
    grid: { show: true },
    splits: (_plot, _axis, min, max, step) => spec.valueSplits(min, max, step),
    // All that `valueSplits` chose: on logarithmic scales the default drops most of them.
    filter: (_plot, splits) => splits,
    formatValue: (value: unknown) => (typeof value === 'number' ? spec.formatValue(value) : ''),
  });
  // A click anywhere pins the tooltip; it is for the line next to the pointer, however far.
  builder.setCursor({
    focus: { prox: 1e6 },
    dataIdx: (plot, _series, nearest, time) => spec.rowAt(plot, nearest, time),
  });
  for (const line of spec.lines) {
    builder.addSeries({
      scaleKey: valueScale,
      theme,
      show: line.show,
      lineColor: line.color,
      lineWidth: line.width,
      lineStyle: lineDash(line.dash),
      fillColor: line.fill,
      spanNulls: false,
      showPoints: VisibilityMode.Never,
      pointSize: pointSize(line.width),
      pointsFilter: isolatedPoints,
    });
  }
  for (const { upper, lower, fill } of spec.bands) {
    // The first series is the one for the times.
    builder.addBand({ series: [upper + 1, lower + 1], fill });
  }
  if (spec.thresholds !== undefined) {
    builder.addThresholds({
      config: { mode: GraphThresholdsStyleMode.Dashed },
      thresholds: spec.thresholds,
      scaleKey: valueScale,
      theme,
    });
  }
  builder.setPadding([spec.paddingTop, null, null, null]);
  builder.addHook('drawClear', spec.drawBelow);
  builder.addHook('draw', spec.drawAbove);
  builder.addHook('init', forgetPointerThatLeft);
  return builder;
}

/** The diameter of a point that stands alone, in CSS pixels. */
const pointSize = (lineWidth: number) => Math.max(5, lineWidth + 1);

/** Values without a line to them would not be seen at all. */
function isolatedPoints(plot: Plot, series: number): number[] | null {
  const rows = isolatedRows(plot.data[series] ?? []);
  return rows.length === 0 ? null : rows;
}

/**
 * A plot keeps the event with which the pointer left. Grafana's tooltip would take what another panel
 * points at next for this pointer, and throw the crosshair to where the event was.
 */
function forgetPointerThatLeft({ over, cursor }: Plot): void {
  over.addEventListener('mouseleave', () => {
    // A pinned tooltip locks the cursor, and the plot has not heeded the event.
    if (Reflect.get(cursor, '_lock') !== true) delete cursor.event;
  });
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** What the pointer is at. */
export interface Hover {
  /** The row of each series, times first; null where it has none near. */
  readonly rows: readonly (number | null)[];
  /** The position in the lines of the one next to the pointer. */
  readonly line: number | null;
  /** Where the pointer is on the scale of values; null where it is in another panel. */
  readonly value: number | null;
  readonly pinned: boolean;
  /** The pointer is in another panel; this one follows. */
  readonly viaSync: boolean;
  readonly links: readonly LinkModel[];
  readonly dismiss: () => void;
}

export interface ChartProps {
  readonly config: UPlotConfigBuilder;
  readonly data: uPlot.AlignedData;
  readonly width: number;
  readonly height: number;
  /** Whether the tooltip is for all lines or for the one next to the pointer. */
  readonly tooltip: 'all' | 'one' | 'none';
  /** In CSS pixels. */
  readonly tooltipMaxWidth?: number | undefined;
  readonly renderTooltip: (hover: Hover) => ReactNode;
  readonly linksOf: (line: number, row: number) => LinkModel[];
  readonly onZoom: (range: { from: number; to: number }) => void;
  readonly sync: DashboardCursorSync;
  readonly syncScope: string;
  readonly eventBus: EventBus | undefined;
  readonly frame: DataFrame | undefined;
  /** What the plot is, for those who reach it by keyboard. */
  readonly label: string;
}

// Grafana's const enum of hover modes is not exported: one series by x, all by x.
const hoverOne = 0;
const hoverAll = 1;

/** Of a tooltip whose width nobody chose, in CSS pixels. */
const widestTooltip = 480;

/** A chart with crosshair, tooltip, zoom by dragging and keyboard. */
export function Chart(props: ChartProps) {
  const { config, data, width, height, tooltip, label, eventBus, frame } = props;
  return (
    <UPlotChart key={config.uid} config={config} data={data} width={width} height={height}>
      <Keyboard config={config} label={label} onZoom={props.onZoom} />
      {eventBus !== undefined && frame !== undefined && (
        <EventBusPlugin config={config} eventBus={eventBus} frame={frame} />
      )}
      <TooltipPlugin2
        config={config}
        hoverMode={tooltip === 'one' ? hoverOne : hoverAll}
        syncMode={props.sync}
        syncScope={props.syncScope}
        queryZoom={props.onZoom}
        maxWidth={props.tooltipMaxWidth ?? widestTooltip}
        getDataLinks={(series, row) => (series > 0 ? props.linksOf(series - 1, row) : [])}
        render={(plot, rows, series, pinned, dismiss, _range, viaSync, links) =>
          tooltip === 'none'
            ? null
            : props.renderTooltip({
                rows,
                line: series === null || series === 0 ? null : series - 1,
                value: viaSync ? null : valueAt(plot),
                pinned,
                viaSync,
                links,
                dismiss,
              })
        }
      />
    </UPlotChart>
  );
}

function valueAt(plot: Plot): number | null {
  const { top = -1 } = plot.cursor;
  return top < 0 ? null : plot.posToVal(top, valueScale);
}

function Keyboard({
  config,
  label,
  onZoom,
}: Pick<ChartProps, 'config' | 'label' | 'onZoom'>): null {
  const handlers = useMemo(() => ({ label, onZoom }), [label, onZoom]);
  useLayoutEffect(() => {
    config.addHook('init', (plot) => {
      addKeyboard(plot, handlers);
    });
    // A plot is made once for each config; later handlers of the same config say the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [config]);
  return null;
}
