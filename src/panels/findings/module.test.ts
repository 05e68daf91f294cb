import {
  FieldConfigProperty,
  getPanelDataSummary,
  identityOverrideProcessor,
  standardFieldConfigEditorRegistry,
  toDataFrame,
} from '@grafana/data';
import { plugin } from './module';
import { defaultOptions } from './options';
import { findingsFrames } from './testing/findings-frames';
import { ranRules } from './testing/sample-findings';

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

test('it suggests itself for findings, also for none, and for nothing else', () => {
  const suggest = (...frames: Parameters<typeof getPanelDataSummary>) =>
    plugin.getSuggestions(getPanelDataSummary(...frames)) ?? [];
  expect(suggest(findingsFrames([], ranRules))).toHaveLength(1);
  expect(suggest([toDataFrame({ fields: [] })])).toHaveLength(0);
});

test('saved options of any kind are migrated', async () => {
  const saved = { ...defaultOptions };
  Object.assign(saved, { open: 'all', minSeverity: 'unknown' });
  const migrated = await plugin.onPanelMigration?.({
    id: 1,
    type: 'tailgate-findings-panel',
    options: saved,
    fieldConfig: { defaults: {}, overrides: [] },
  });
  expect(migrated).toMatchObject({ version: 1, open: 'all', minSeverity: 'info' });
});

test('of the standard options it offers those that have an effect', () => {
  expect(plugin.fieldConfigRegistry.list().map(({ id }) => id)).toEqual(['links', 'color']);
  // By value it would be one scale for the counts of all rules, which have none in common.
  expect(plugin.fieldConfigRegistry.get('color').settings).toMatchObject({ byValueSupport: false });
});
