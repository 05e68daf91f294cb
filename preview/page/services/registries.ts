import {
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldColorModeId,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  thresholdsOverrideProcessor,
  ThresholdsMode,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigPropertyItem,
} from '@grafana/data';

/** Editors of options that panels may name. The preview has no panel editor that would show them. */
const editorIds = [
  ...['text', 'number', 'slider', 'boolean', 'select', 'multi-select', 'radio', 'unit', 'color'],
  ...[
    'strings',
    'links',
    'actions',
    'mappings',
    'thresholds',
    'timezone',
    'field-name',
    'fieldColor',
  ],
  ...['stats-picker', 'date-time', 'cell', 'dashboard-uid', 'data-source-picker', 'fonts'],
];

const noEditor = () => null;

/** A standard field option, without the editor that Grafana's panel editor has for it. */
function standardOption(
  path: string,
  name: string,
  process: FieldConfigPropertyItem['process'],
  defaultValue?: unknown,
): FieldConfigPropertyItem {
  return {
    id: path,
    path,
    name,
    category: ['Standard options'],
    editor: noEditor,
    override: noEditor,
    process,
    settings: {},
    shouldApply: () => true,
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

/** What Grafana's core registers at start and panels build on: option editors and standard field options. */
export function installRegistries(): void {
  standardEditorsRegistry.setInit(() =>
    editorIds.map((id) => ({ id, name: id, description: '', editor: noEditor })),
  );
  standardFieldConfigEditorRegistry.setInit(() => [
    standardOption('unit', 'Unit', unitOverrideProcessor),
    standardOption('min', 'Min', numberOverrideProcessor),
    standardOption('max', 'Max', numberOverrideProcessor),
    standardOption('fieldMinMax', 'Field min/max', identityOverrideProcessor),
    standardOption('decimals', 'Decimals', numberOverrideProcessor),
    standardOption('displayName', 'Display name', displayNameOverrideProcessor),
    standardOption('color', 'Color scheme', identityOverrideProcessor, {
      mode: FieldColorModeId.PaletteClassic,
    }),
    standardOption('noValue', 'No value', identityOverrideProcessor),
    standardOption('links', 'Data links', dataLinksOverrideProcessor),
    standardOption('actions', 'Actions', identityOverrideProcessor),
    standardOption('mappings', 'Value mappings', valueMappingsOverrideProcessor),
    standardOption('thresholds', 'Thresholds', thresholdsOverrideProcessor, {
      mode: ThresholdsMode.Absolute,
      steps: [
        { value: -Infinity, color: 'green' },
        { value: 80, color: 'red' },
      ],
    }),
    standardOption('filterable', 'Ad-hoc filterable', identityOverrideProcessor),
  ]);
}
