import { getPanelDataSummary, toDataFrame } from '@grafana/data';
import { plugin } from './module';
import { defaultOptions } from './options';
import { findingsFrames } from './testing/findings-frames';
import { ranRules } from './testing/sample-findings';

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
