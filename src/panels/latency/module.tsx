import {
  FieldColorModeId,
  FieldConfigProperty,
  PanelPlugin,
  ThresholdsMode,
  type PanelProps,
} from '@grafana/data';
import { Suspense, lazy } from 'react';
import { registerFieldOptions } from './field-options';
import { migrateOptions } from './migrate-options';
import type { LatencyFieldConfig, LatencyOptions } from './options';
import { registerOptions } from './panel-options';
import { suggestLatency } from './suggestions';

// The drawing is loaded when a dashboard shows the panel, not when Grafana lists it.
const LatencyPanel = lazy(() =>
  import('./latency-panel').then((module) => ({ default: module.LatencyPanel })),
);

function LazyLatencyPanel(props: PanelProps<LatencyOptions>) {
  return (
    <Suspense fallback={null}>
      <LatencyPanel {...props} />
    </Suspense>
  );
}

export const plugin = new PanelPlugin<LatencyOptions, LatencyFieldConfig>(LazyLatencyPanel)
  .useFieldConfig({
    standardOptions: {
      // For data without a unit, such as metrics of other sources; the unit that a field has holds.
      [FieldConfigProperty.Unit]: { defaultValue: 'ms' },
      // Thresholds are drawn as lines here, and Grafana's own default would draw one at 80.
      [FieldConfigProperty.Thresholds]: {
        defaultValue: {
          mode: ThresholdsMode.Absolute,
          steps: [{ value: -Infinity, color: 'green' }],
        },
      },
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: false, bySeriesSupport: true, preferThresholdsMode: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
    },
    useCustomConfig: registerFieldOptions,
  })
  .setPanelOptions(registerOptions)
  .setMigrationHandler(migrateOptions)
  // Without this Grafana keeps a dashboard's annotations from the panel.
  .setDataSupport({ annotations: true, alertStates: false })
  .setSuggestionsSupplier(suggestLatency);
