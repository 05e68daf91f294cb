import {
  applyFieldOverrides,
  dateTime,
  EventBusSrv,
  FieldColorModeId,
  LoadingState,
  standardFieldConfigEditorRegistry,
  ThresholdsMode,
  type DataFrame,
  type DataQueryRequest,
  type FieldConfigSource,
  type InterpolateFunction,
  type PanelProps,
  type ScopedVars,
  type Threshold,
} from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo, useState, type ComponentType } from 'react';
import { parameters, renderPage } from './render-page';

interface PanelPage<Options> {
  readonly Panel: ComponentType<PanelProps<Options>>;
  readonly options: Options;
  readonly frames: DataFrame[];
  readonly state: LoadingState;
  readonly error: string | undefined;
  readonly request: Pick<DataQueryRequest, 'targets'>;
  /** Fixed red where absent. */
  readonly thresholds?: Threshold[];
}

const from = dateTime('2026-11-20T12:00:00Z');
const to = dateTime('2026-11-21T00:00:00Z');
const timeRange = { from, to, raw: { from, to } };

/** An object of a search parameter. */
export function given(name: string): object {
  const value: unknown = JSON.parse(parameters.get(name) ?? '{}');
  return typeof value === 'object' && value !== null ? value : {};
}

/**
 * Shows a panel as a dashboard with a variable `endpoint` would: field options applied, in a box of the
 * size asked for. The time range that the panel
 * asks for stands in the element `asked`.
 */
export function renderPanel<Options>(page: PanelPage<Options>): void {
  standardFieldConfigEditorRegistry.setInit(() => []);
  renderPage(<Dashboard {...page} />);
}

/** Variables as Grafana's template service fills them in, as far as the panels use them. */
const replaceVariables: InterpolateFunction = (text, scopedVars: ScopedVars = {}) =>
  text.replace(/\$\{(\w+)\}/g, (written, name: string) => {
    const value: unknown = scopedVars[name]?.value;
    if (typeof value === 'string') return value;
    return name === 'endpoint' ? 'All' : written;
  });

function Dashboard<Options>({ Panel, frames, thresholds, error, ...page }: PanelPage<Options>) {
  const [asked, setAsked] = useState('');
  const theme = useTheme2();
  const width = Number(parameters.get('width') ?? 1200);
  const height = Number(parameters.get('height') ?? 400);
  const fieldConfig = useMemo(() => fieldConfigOf(thresholds), [thresholds]);
  const series = useMemo(
    () =>
      applyFieldOverrides({
        data: frames.map((frame) => withDefaults(frame, fieldConfig)),
        fieldConfig,
        replaceVariables,
        theme,
        timeZone: 'utc',
      }),
    [frames, fieldConfig, theme],
  );
  return (
    <div style={{ padding: 8, width: 'fit-content', background: theme.colors.background.primary }}>
      <div id="panel" style={{ width, height, overflow: 'hidden' }}>
        <Panel
          id={7}
          title="Panel"
          transparent={false}
          width={width}
          height={height}
          timeZone="utc"
          timeRange={timeRange}
          fieldConfig={fieldConfig}
          renderCounter={0}
          eventBus={new EventBusSrv()}
          options={page.options}
          data={{
            series,
            state: error === undefined ? page.state : LoadingState.Error,
            timeRange,
            ...(error !== undefined && { errors: [{ message: error }] }),
            request: requestOf(page.request),
          }}
          onOptionsChange={() => {}}
          onFieldConfigChange={() => {}}
          replaceVariables={replaceVariables}
          onChangeTimeRange={(range) => setAsked(JSON.stringify(range))}
        />
      </div>
      <output hidden id="asked">
        {asked}
      </output>
    </div>
  );
}

/** The field options of the panel, which Grafana's registry of options would apply. */
function withDefaults(frame: DataFrame, { defaults }: FieldConfigSource): DataFrame {
  const fields = frame.fields.map((field) => ({
    ...field,
    config: { ...defaults, ...field.config },
  }));
  return { ...frame, fields };
}

function fieldConfigOf(steps: Threshold[] | undefined): FieldConfigSource {
  const defaults =
    steps === undefined
      ? { color: { mode: FieldColorModeId.Fixed, fixedColor: 'semi-dark-red' } }
      : {
          color: { mode: FieldColorModeId.Thresholds },
          thresholds: { mode: ThresholdsMode.Absolute, steps },
        };
  return { defaults, overrides: [] };
}

function requestOf({ targets }: Pick<DataQueryRequest, 'targets'>): DataQueryRequest {
  return {
    targets,
    requestId: 'page',
    interval: '10m',
    intervalMs: 600_000,
    range: timeRange,
    scopedVars: {},
    timezone: 'utc',
    app: 'dashboard',
    dashboardUID: 'shop',
    startTime: from.valueOf(),
  };
}
