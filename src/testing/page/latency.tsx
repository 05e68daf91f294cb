import {
  EventBusSrv,
  FieldColorModeId,
  LoadingState,
  applyFieldOverrides,
  createTheme,
  dateTime,
  standardFieldConfigEditorRegistry,
  type DataFrame,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import {
  LegendDisplayMode,
  PanelContextProvider,
  SortOrder,
  TooltipDisplayMode,
} from '@grafana/ui';
import { useMemo, useState } from 'react';
import { LatencyPanel } from '../../panels/latency/latency-panel';
import { defaultOptions, type LatencyOptions } from '../../panels/latency/options';
import {
  deployAnnotation,
  incidentDefaults,
  incidentFrames,
} from '../../panels/latency/testing/incident-frames';
import { CoreTimeSeries } from './core-time-series';
import { parameters, renderPage } from './render-page';

// The latency panel on made-up frames. Parameters: `width`, `height`, `theme`; `options` and `frames`
// (JSON) beside the defaults; `case` for frames that are none of these; `draw=core` for Grafana's chart.

standardFieldConfigEditorRegistry.setInit(() => []);

function given(name: string): object {
  const value: unknown = JSON.parse(parameters.get(name) ?? '{}');
  return typeof value === 'object' && value !== null ? value : {};
}

const size = (name: string, otherwise: number) => Number(parameters.get(name) ?? otherwise);
const width = size('width', 1000);
const height = size('height', 400);
const theme = createTheme({
  colors: { mode: parameters.get('theme') === 'light' ? 'light' : 'dark' },
});
const shape = { ...incidentDefaults, ...given('frames') };

const options: LatencyOptions = {
  ...defaultOptions,
  legend: {
    showLegend: true,
    displayMode: LegendDisplayMode.List,
    placement: 'bottom',
    calcs: [],
  },
  tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.None },
  ...given('options'),
};

function frames(): DataFrame[] {
  const made = parameters.get('case') === 'empty' ? [] : incidentFrames(shape);
  return applyFieldOverrides({
    data: made,
    fieldConfig: {
      defaults: { color: { mode: FieldColorModeId.PaletteClassic }, ...given('field') },
      overrides: [],
    },
    replaceVariables: (text) => text,
    theme,
    timeZone: 'utc',
  });
}

function Page() {
  const [range, setRange] = useState({
    from: shape.from,
    to: shape.from + shape.bins * shape.binMs,
  });
  const data = useMemo<PanelData>(() => {
    const timeRange = timeRangeOf(range);
    const isFailed = parameters.get('case') === 'error';
    return {
      state: isFailed ? LoadingState.Error : LoadingState.Done,
      series: isFailed ? [] : frames(),
      annotations: [deployAnnotation(shape)],
      timeRange,
      ...(isFailed ? { errors: [{ message: 'The log group /aws/shop does not exist.' }] } : {}),
    };
  }, [range]);
  const context = useMemo(
    () => ({ eventsScope: 'page', eventBus: new EventBusSrv(), sync: () => size('sync', 0) }),
    [],
  );
  return (
    <PanelContextProvider value={context}>
      <div
        id="panel"
        style={{
          width,
          height,
          background: theme.colors.background.primary,
          margin: 8,
          border: `1px solid ${theme.colors.border.weak}`,
        }}
      >
        {parameters.get('draw') === 'core' ? (
          <CoreTimeSeries {...{ data, width, height, range: timeRangeOf(range) }} />
        ) : (
          <LatencyPanel
            id={1}
            title="Latency"
            data={data}
            timeRange={data.timeRange}
            timeZone="utc"
            options={options}
            transparent={false}
            width={width}
            height={height}
            fieldConfig={{ defaults: {}, overrides: [] }}
            renderCounter={0}
            eventBus={context.eventBus}
            onOptionsChange={() => {}}
            onFieldConfigChange={() => {}}
            replaceVariables={(text) => text}
            onChangeTimeRange={setRange}
          />
        )}
      </div>
      <output hidden data-testid="range">
        {JSON.stringify(range)}
      </output>
    </PanelContextProvider>
  );
}

function timeRangeOf({ from, to }: { from: number; to: number }): TimeRange {
  const [first, last] = [dateTime(from), dateTime(to)];
  return { from: first, to: last, raw: { from: first, to: last } };
}

renderPage(<Page />);
