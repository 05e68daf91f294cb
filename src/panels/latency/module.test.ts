import {
  FieldConfigProperty,
  FieldType,
  getPanelDataSummary,
  toDataFrame,
  VisualizationSuggestionScore,
  type DataFrame,
} from '@grafana/data';
import { timeoutsFrames } from '../timeouts/testing/timeouts-frames';
import { plugin } from './module';
import { defaultOptions } from './options';
import { incidentFrames } from './testing/incident-frames';
import { newPanelOptions } from './testing/scene-of';

const suggest = (frames: DataFrame[]) =>
  (plugin.getSuggestions(getPanelDataSummary(frames)) ?? []).map(({ name, score, options }) => ({
    name,
    score,
    mode: options?.mode,
  }));
const metric = (name: string) =>
  toDataFrame({
    name,
    fields: [
      { name: 'Time', type: FieldType.time, values: [1, 2] },
      { name, type: FieldType.number, values: [1, 2] },
    ],
  });

test('it suggests itself for latency of Tailgate, as a heatmap too where there are buckets', () => {
  const { Best, Good } = VisualizationSuggestionScore;
  expect(suggest(incidentFrames())).toMatchObject([{ score: Best, mode: undefined }]);
  expect(suggest(incidentFrames({ heatmap: true }))).toMatchObject([
    { score: Best },
    { score: Good, mode: 'heatmap' },
  ]);
});

test('for plain metrics only where there are both, and for nothing else', () => {
  expect(suggest([metric('IntegrationLatency'), metric('Latency')])).toMatchObject([
    { score: VisualizationSuggestionScore.Good },
  ]);
  expect(suggest([metric('Latency')])).toEqual([]);
  expect(suggest([metric('Count')])).toEqual([]);
  expect(suggest(timeoutsFrames())).toEqual([]);
  expect(suggest([])).toEqual([]);
});

test('a card of the suggestions has the lines alone', () => {
  const [suggestion] = plugin.getSuggestions(getPanelDataSummary(incidentFrames())) ?? [];
  if (suggestion === undefined) throw new Error('no suggestion');
  suggestion.options = { legend: newPanelOptions.legend };
  suggestion.cardOptions?.previewModifier?.(suggestion);
  expect(suggestion.options).toMatchObject({ verdict: false, legend: { showLegend: false } });
});

test('every option has its default and says what it does', () => {
  const supplier = plugin.getPanelOptionsSupplier();
  const registered = new Map<string, { description?: string; defaultValue?: unknown }>();
  const { PanelOptionsEditorBuilder } =
    jest.requireActual<typeof import('@grafana/data')>('@grafana/data');
  const builder = new PanelOptionsEditorBuilder<typeof newPanelOptions>();
  supplier(builder, { data: [] });
  for (const item of builder.getItems()) registered.set(String(item.path), item);
  const { version, ...options } = defaultOptions;
  expect(version).toBe(1);
  for (const [name, value] of Object.entries(options)) {
    expect([name, registered.get(name)?.defaultValue]).toEqual([name, value]);
    expect(registered.get(name)?.description).toMatch(/\.$/);
  }
  expect(registered.has('legend.calcs')).toBe(true);
  expect(registered.has('tooltip.mode')).toBe(true);
});

test('fields can be overridden in the standard ways and some of our own', () => {
  const ids = plugin.fieldConfigRegistry.list().map(({ id }) => id);
  const standard = [
    FieldConfigProperty.Unit,
    FieldConfigProperty.Decimals,
    FieldConfigProperty.Min,
    FieldConfigProperty.Max,
    FieldConfigProperty.Color,
    FieldConfigProperty.Thresholds,
    FieldConfigProperty.Links,
    FieldConfigProperty.DisplayName,
  ];
  expect(ids).toEqual(expect.arrayContaining(standard));
  expect(ids).toEqual(
    expect.arrayContaining(['custom.lineWidth', 'custom.fillOpacity', 'custom.hideFrom']),
  );
  expect(plugin.fieldConfigDefaults.defaults.unit).toBe('ms');
});

test('saved options of any kind are migrated', async () => {
  const saved = { ...newPanelOptions };
  Object.assign(saved, { version: 0, mode: 'unknown', maxEndpoints: 12 });
  const migrated = await plugin.onPanelMigration?.({
    id: 1,
    type: 'tailgate-latency-panel',
    options: saved,
    fieldConfig: { defaults: {}, overrides: [] },
  });
  expect(migrated).toMatchObject({ version: 1, mode: 'series', maxEndpoints: 12 });
});
