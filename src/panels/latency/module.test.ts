import {
  FieldConfigProperty,
  FieldType,
  getPanelDataSummary,
  identityOverrideProcessor,
  PanelOptionsEditorBuilder,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  toDataFrame,
  VisualizationSuggestionScore,
  type DataFrame,
} from '@grafana/data';
import { timeoutsFrames } from '../timeouts/testing/timeouts-frames';
import { plugin } from './module';
import { defaultOptions } from './options';
import { incidentFrames } from './testing/incident-frames';
import { newPanelOptions } from './testing/scene-of';

// Grafana fills these registries when it starts; the editors themselves do not matter here.
const editors = [
  'radio',
  'select',
  'multi-select',
  'boolean',
  'text',
  'number',
  'slider',
  'stats-picker',
  'field-name',
];
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
const editor = () => null;
/** As in Grafana: new panels have a threshold at 80. */
const grafanaThresholds = {
  mode: 'absolute',
  steps: [
    { value: -Infinity, color: 'green' },
    { value: 80, color: 'red' },
  ],
};
standardEditorsRegistry.setInit(() => editors.map((id) => ({ id, name: id, editor: () => null })));
standardFieldConfigEditorRegistry.setInit(() =>
  standard.map((id) => ({
    id,
    path: id,
    name: id,
    editor,
    override: editor,
    process: identityOverrideProcessor,
    shouldApply: () => true,
    settings: {},
    ...(id === FieldConfigProperty.Thresholds ? { defaultValue: grafanaThresholds } : {}),
  })),
);

/** Settings of an option whose choices depend on the data. */
const hasChoices = (
  settings: unknown,
): settings is { getOptions: (context: { data: DataFrame[] }) => Promise<unknown> } =>
  typeof settings === 'object' && settings !== null && 'getOptions' in settings;

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
  const builder = new PanelOptionsEditorBuilder<typeof newPanelOptions>();
  plugin.getPanelOptionsSupplier()(builder, { data: [] });
  const registered = new Map(builder.getItems().map((item) => [String(item.path), item]));
  const { version, ...options } = defaultOptions;
  expect(version).toBe(2);
  for (const [name, value] of Object.entries(options)) {
    expect([name, registered.get(name)?.defaultValue]).toEqual([name, value]);
    expect(registered.get(name)?.description).toMatch(/\.$/);
  }
  expect(registered.has('legend.calcs')).toBe(true);
  // Only what has an effect here: rows of the tooltip have their order, and zeros are values.
  const tooltip = [...registered.keys()].filter((path) => path.startsWith('tooltip.'));
  expect(tooltip).toEqual(['tooltip.mode', 'tooltip.maxWidth', 'tooltip.maxHeight']);
  const mode = registered.get('tooltip.mode');
  expect(mode?.defaultValue).toBe('multi');
  expect(mode?.settings).toMatchObject({
    options: [{ value: 'single' }, { value: 'multi' }, { value: 'none' }],
  });
});

test('the percentiles to choose from are those of the data', async () => {
  const builder = new PanelOptionsEditorBuilder<typeof newPanelOptions>();
  const data = incidentFrames({ percentiles: ['p99', 'p50'] });
  plugin.getPanelOptionsSupplier()(builder, { data });
  const item = builder.getItems().find(({ path }) => path === 'percentiles');
  const settings: unknown = item?.settings;
  expect(hasChoices(settings) && (await settings.getOptions({ data }))).toEqual([
    { value: 'p50', label: 'P50' },
    { value: 'p99', label: 'P99' },
  ]);
});

test('fields can be overridden in the standard ways and some of our own', () => {
  expect(plugin.fieldConfigRegistry.list().map(({ id }) => id)).toEqual([
    'custom.lineWidth',
    'custom.fillOpacity',
    'custom.hideFrom',
    ...standard,
  ]);
});

test('what a line looks like by itself is shown as automatic, not as zero', () => {
  for (const id of ['custom.lineWidth', 'custom.fillOpacity']) {
    const option = plugin.fieldConfigRegistry.get(id);
    expect(option).toMatchObject({ settings: { placeholder: 'auto' } });
    expect(option).not.toHaveProperty('defaultValue');
    // The slider of Grafana stands at zero where there is no value.
    expect(option.editor).toBe(standardEditorsRegistry.get('number').editor);
  }
});

test('data without a unit is in ms, and no threshold is drawn that nobody set', () => {
  const { unit, thresholds } = plugin.fieldConfigDefaults.defaults;
  expect(unit).toBe('ms');
  expect(thresholds?.steps).toHaveLength(1);
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
  expect(migrated).toMatchObject({ version: 2, mode: 'series', maxEndpoints: 12 });
});
