import {
  FieldColorModeId,
  FieldConfigProperty,
  PanelPlugin,
  ThresholdsMode,
  type PanelProps,
} from '@grafana/data';
import { lazy, Suspense } from 'react';
import { LoadingMessage } from '../../components/states/loading-message';
import { addOptions } from './add-options';
import { migrateOptions, type TimeoutsOptions } from './options';
import { suggest } from './suggestions';

const TimeoutsPanel = lazy(() =>
  import('./timeouts-panel').then((module) => ({ default: module.TimeoutsPanel })),
);

function LazyPanel(props: PanelProps<TimeoutsOptions>) {
  return (
    <Suspense fallback={<LoadingMessage text="Loading the panel" />}>
      <TimeoutsPanel {...props} />
    </Suspense>
  );
}

export const plugin = new PanelPlugin<TimeoutsOptions>(LazyPanel)
  .useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: {
        defaultValue: { mode: FieldColorModeId.Thresholds },
        settings: { byValueSupport: true, bySeriesSupport: false, preferThresholdsMode: true },
      },
      // One timeout is one too many.
      [FieldConfigProperty.Thresholds]: {
        defaultValue: {
          mode: ThresholdsMode.Absolute,
          steps: [
            { value: -Infinity, color: 'green' },
            { value: 1, color: 'red' },
          ],
        },
      },
    },
    // Those that change nothing here: a count has no name, is never missing, and starts its bar at zero.
    disableStandardOptions: [
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.DisplayName,
      FieldConfigProperty.NoValue,
      FieldConfigProperty.Actions,
      FieldConfigProperty.Filterable,
    ],
  })
  .setPanelOptions(addOptions)
  .setMigrationHandler(({ options }) => migrateOptions(options))
  .setSuggestionsSupplier(suggest);
