import {
  EventBusSrv,
  FieldColorModeId,
  LoadingState,
  applyFieldOverrides,
  createTheme,
  dataFrameFromJSON,
  dateTime,
  FieldType,
  getFieldDisplayName,
  toDataFrame,
  standardFieldConfigEditorRegistry,
  type DataFrame,
  type DataFrameJSON,
  type InterpolateFunction,
  type PanelData,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { PanelContextProvider } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { LatencyPanel } from '../../panels/latency/latency-panel';
import type { LatencyOptions } from '../../panels/latency/options';
import {
  deployAnnotation,
  incidentDefaults,
  incidentFrames,
} from '../../panels/latency/testing/incident-frames';
import { newPanelOptions } from '../../panels/latency/testing/scene-of';
import { OutsidePanel } from './outside-panel';
import { parameters, renderPage } from './render-page';

// The latency panel on made-up frames. Parameters: `width`, `height`, `theme`; `options` and `frames`
// (JSON) beside the defaults; `case` for frames that are none of these; `sync` as dashboards have it;
// `panels` for a dashboard of more than one, with a panel of another plugin below them.

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
  ...newPanelOptions,
  ...given('options'),
};

/** Frames of a backend, which the host of the page has asked; their range stands in the parameter `frames`. */
async function recorded(): Promise<DataFrame[]> {
  const answer: unknown = await fetch('/frames').then((response) => response.json());
  return Array.isArray(answer)
    ? answer.map((frame: DataFrameJSON) => dataFrameFromJSON(frame))
    : [];
}

const sample = parameters.get('case') === 'sample' ? await recorded() : [];

const cases: Readonly<Record<string, () => DataFrame[]>> = {
  incident: () => incidentFrames(shape),
  sample: () => sample,
  metrics: () => [metric('IntegrationLatency', 60), metric('Latency', 95)],
  empty: () => [],
  error: () => [],
  loading: () => [],
};

/** Variables as Grafana fills them in, as far as the panel gives them. */
const replaceVariables: InterpolateFunction = (text, scopedVars: ScopedVars = {}) =>
  text.replace(/\$\{(\w+)\}/g, (written, variable: string) => {
    const value: unknown = scopedVars[variable]?.value;
    return typeof value === 'string' ? value : written;
  });

/** A metric of API Gateway as Grafana's CloudWatch data source gives it. */
function metric(name: string, typical: number): DataFrame {
  const times = Array.from({ length: shape.bins }, (_, bin) => shape.from + bin * shape.binMs);
  const values = times.map((_, bin) => typical + 20 * Math.sin(bin / 3) ** 2);
  return toDataFrame({
    name,
    refId: name,
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      { name: 'Value', type: FieldType.number, config: { unit: 'ms' }, values },
    ],
  });
}

/** The frames, those series hidden that the legend has switched off. */
function frames(hidden: string): DataFrame[] {
  const made = cases[parameters.get('case') ?? 'incident']?.() ?? [];
  return applyFieldOverrides({
    data: made.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => ({
        ...field,
        config: {
          ...field.config,
          custom: { hideFrom: { viz: getFieldDisplayName(field, frame) === hidden } },
        },
      })),
    })),
    fieldConfig: {
      defaults: { color: { mode: FieldColorModeId.PaletteClassic }, ...given('field') },
      overrides: [],
    },
    replaceVariables: (text) => text,
    theme,
    timeZone: 'utc',
  });
}

/** As on a dashboard: one bus, of which each panel has a scope of its own. */
const dashboardBus = new EventBusSrv();

function Page({ id, width }: { id: number; width: number }) {
  const [hidden, setHidden] = useState('');
  const [range, setRange] = useState({
    from: shape.from,
    to: shape.from + shape.bins * shape.binMs,
  });
  const data = useMemo<PanelData>(() => {
    const timeRange = timeRangeOf(range);
    const isFailed = parameters.get('case') === 'error';
    const isLoading = parameters.get('case') === 'loading';
    return {
      state: isFailed ? LoadingState.Error : isLoading ? LoadingState.Loading : LoadingState.Done,
      series: isFailed ? [] : frames(hidden),
      annotations: [deployAnnotation(shape)],
      timeRange,
      ...(isFailed ? { errors: [{ message: 'The log group /aws/shop does not exist.' }] } : {}),
    };
  }, [range, hidden]);
  const context = useMemo(
    () => ({
      eventsScope: 'page',
      eventBus: dashboardBus.newScopedBus(`panel-${id}`),
      sync: () => size('sync', 0),
      onToggleSeriesVisibility: (label: string) =>
        setHidden((before) => (before === label ? '' : label)),
    }),
    [id],
  );
  return (
    <PanelContextProvider value={context}>
      <div
        id={id === 1 ? 'panel' : `panel-${id}`}
        style={{
          width,
          height,
          background: theme.colors.background.primary,
          margin: 8,
        }}
      >
        <LatencyPanel
          id={id}
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
          replaceVariables={replaceVariables}
          onChangeTimeRange={setRange}
        />
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

const panels = size('panels', 1);
const outsideBus = dashboardBus.newScopedBus('outside');

renderPage(
  <>
    {Array.from({ length: panels }, (_, index) => (
      // Each narrower than the one before: what they share is the time, not the pixel.
      <Page key={index} id={index + 1} width={width * 0.75 ** index} />
    ))}
    {panels > 1 && (
      <OutsidePanel eventBus={outsideBus} time={shape.from + (shape.bins * shape.binMs) / 4} />
    )}
  </>,
);
