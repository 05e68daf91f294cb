import {
  applyFieldOverrides,
  CoreApp,
  DashboardCursorSync,
  EventBusSrv,
  getPanelOptionsWithDefaults,
  LoadingState,
  type AbsoluteTimeRange,
  type FieldConfigSource,
  type PanelData,
  type PanelPlugin,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { PanelContextProvider, useTheme2, type PanelContext } from '@grafana/ui';
import { useMemo, useState } from 'react';

/** One for the page: the crosshair of one panel shows on the others. */
const eventBus = new EventBusSrv();

const context: PanelContext = {
  eventBus,
  eventsScope: 'global',
  app: CoreApp.Dashboard,
  sync: () => DashboardCursorSync.Crosshair,
};

const replaceVariables = (...given: Parameters<ReturnType<typeof getTemplateSrv>['replace']>) =>
  getTemplateSrv().replace(...given);

interface Props {
  readonly id: number;
  readonly plugin: PanelPlugin;
  readonly title: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly data: PanelData;
  readonly width: number;
  readonly height: number;
  readonly timeZone: string;
  readonly onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

/** A panel as a dashboard draws it: options with their defaults, fields with their overrides. */
export function PanelView(props: Props) {
  const { id, plugin, title, options: saved, data, width, height, timeZone } = props;
  const { onChangeTimeRange } = props;
  const theme = useTheme2();
  const [options, setOptions] = useState<Record<string, unknown>>({ ...saved });
  const [fieldConfig, setFieldConfig] = useState<FieldConfigSource>(noFieldConfig);
  const effective = useMemo(
    () =>
      getPanelOptionsWithDefaults({
        plugin,
        currentOptions: options,
        currentFieldConfig: fieldConfig,
        isAfterPluginChange: false,
      }),
    [plugin, options, fieldConfig],
  );
  const series = useMemo(
    () =>
      applyFieldOverrides({
        data: data.series,
        fieldConfig: effective.fieldConfig,
        fieldConfigRegistry: plugin.fieldConfigRegistry,
        replaceVariables,
        theme,
        timeZone,
      }),
    [data.series, effective, plugin, theme, timeZone],
  );
  const { panel: Panel } = plugin;
  if (Panel === null) return null;
  // Grafana shows nothing before the first answer either.
  if (data.state === LoadingState.NotStarted) return null;
  return (
    <PanelContextProvider value={context}>
      <Panel
        id={id}
        data={{ ...data, series }}
        title={title}
        options={effective.options}
        fieldConfig={effective.fieldConfig}
        timeRange={data.timeRange}
        timeZone={timeZone}
        transparent={false}
        width={width}
        height={height}
        renderCounter={0}
        eventBus={eventBus}
        replaceVariables={replaceVariables}
        onOptionsChange={setOptions}
        onFieldConfigChange={setFieldConfig}
        onChangeTimeRange={onChangeTimeRange}
      />
    </PanelContextProvider>
  );
}

const noFieldConfig: FieldConfigSource = { defaults: {}, overrides: [] };
