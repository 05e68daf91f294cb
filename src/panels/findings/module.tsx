import { FieldColorModeId, FieldConfigProperty, PanelPlugin, type PanelProps } from '@grafana/data';
import { lazy, Suspense } from 'react';
import { LoadingMessage } from '../../components/states/loading-message';
import { addOptions } from './add-options';
import { migrateOptions, type FindingsOptions } from './options';
import { suggest } from './suggestions';

const FindingsPanel = lazy(() =>
  import('./findings-panel').then((module) => ({ default: module.FindingsPanel })),
);

function LazyPanel(props: PanelProps<FindingsOptions>) {
  return (
    <Suspense fallback={<LoadingMessage text="Loading the panel" />}>
      <FindingsPanel {...props} />
    </Suspense>
  );
}

export const plugin = new PanelPlugin<FindingsOptions>(LazyPanel)
  .useFieldConfig({
    standardOptions: {
      // Of the bars of affected endpoints. By value it would be one scale for the counts of all rules.
      [FieldConfigProperty.Color]: {
        defaultValue: { mode: FieldColorModeId.Fixed, fixedColor: 'semi-dark-red' },
        settings: { byValueSupport: false, bySeriesSupport: false },
      },
    },
    // All but colour and links: texts are of the findings, and counts are written in full.
    disableStandardOptions: [
      FieldConfigProperty.Unit,
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.FieldMinMax,
      FieldConfigProperty.Decimals,
      FieldConfigProperty.DisplayName,
      FieldConfigProperty.NoValue,
      FieldConfigProperty.Thresholds,
      FieldConfigProperty.Mappings,
      FieldConfigProperty.Actions,
      FieldConfigProperty.Filterable,
    ],
  })
  .setPanelOptions(addOptions)
  .setMigrationHandler(({ options }) => migrateOptions(options))
  .setSuggestionsSupplier(suggest);
