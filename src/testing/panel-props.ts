import {
  applyFieldOverrides,
  createTheme,
  dateTime,
  EventBusSrv,
  FieldColorModeId,
  LoadingState,
  type DataFrame,
  type PanelData,
  type PanelProps,
} from '@grafana/data';

const from = dateTime('2026-11-20T12:00:00Z');
const to = dateTime('2026-11-21T00:00:00Z');
const timeRange = { from, to, raw: { from, to } };

/** The properties that a dashboard gives a panel, its frames prepared as Grafana prepares them. */
export function panelProps<Options>(
  options: Options,
  frames: readonly DataFrame[],
  data: Partial<PanelData> = {},
): PanelProps<Options> {
  const series = applyFieldOverrides({
    data: frames.map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => ({
        ...field,
        config: { color: { mode: FieldColorModeId.Fixed, fixedColor: 'red' }, ...field.config },
      })),
    })),
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme: createTheme(),
    timeZone: 'utc',
  });
  return {
    id: 7,
    title: 'Panel',
    transparent: false,
    width: 1_000,
    height: 500,
    timeZone: 'utc',
    timeRange,
    fieldConfig: { defaults: {}, overrides: [] },
    renderCounter: 0,
    eventBus: new EventBusSrv(),
    options,
    data: { state: LoadingState.Done, timeRange, series, ...data },
    onOptionsChange: () => {},
    onFieldConfigChange: () => {},
    replaceVariables: (text) => text,
    onChangeTimeRange: () => {},
  };
}
