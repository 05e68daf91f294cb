import {
  FieldConfigProperty,
  getPanelDataSummary,
  identityOverrideProcessor,
  standardFieldConfigEditorRegistry,
  toDataFrame,
  VisualizationSuggestionScore,
} from '@grafana/data';
import { plugin } from './module';
import { defaultOptions } from './options';
import { timeoutsFrames } from './testing/timeouts-frames';

const suggest = (...frames: Parameters<typeof getPanelDataSummary>) =>
  plugin.getSuggestions(getPanelDataSummary(...frames)) ?? [];

// Grafana fills this registry when it starts; the editors themselves do not matter here.
standardFieldConfigEditorRegistry.setInit(() =>
  Object.values(FieldConfigProperty).map((id) => ({
    id,
    path: id,
    name: id,
    editor: () => null,
    override: () => null,
    process: identityOverrideProcessor,
    shouldApply: () => true,
    settings: {},
  })),
);

test('it suggests itself for timeouts, less so beside latency, and for nothing else', () => {
  expect(suggest(timeoutsFrames())[0]?.score).toBe(VisualizationSuggestionScore.Best);
  const latency = toDataFrame({
    meta: { custom: { tailgate: { frame: 'latency' } } },
    fields: [],
  });
  expect(suggest([latency, ...timeoutsFrames()])[0]?.score).toBe(VisualizationSuggestionScore.OK);
  expect(suggest([latency])).toHaveLength(0);
});

test('saved options of any kind are migrated', async () => {
  const saved = { ...defaultOptions };
  Object.assign(saved, { version: 0, endpoints: false });
  const migrated = await plugin.onPanelMigration?.({
    id: 1,
    type: 'tailgate-timeouts-panel',
    options: saved,
    fieldConfig: { defaults: {}, overrides: [] },
  });
  expect(migrated).toMatchObject({ version: 1, endpoints: false, signals: true });
});

test('of the standard options it offers those that have an effect', () => {
  expect(plugin.fieldConfigRegistry.list().map(({ id }) => id)).toEqual([
    'unit',
    'fieldMinMax',
    'decimals',
    'thresholds',
    'mappings',
    'links',
    'color',
  ]);
});
