import {
  createTheme,
  FieldType,
  getDisplayProcessor,
  MappingType,
  type Field,
  type FieldConfig,
} from '@grafana/data';
import { fieldText } from './field-text';

function fieldOf(config: FieldConfig): Field {
  const field: Field = { name: 'affected', type: FieldType.number, values: [], config };
  return { ...field, display: getDisplayProcessor({ field, theme: createTheme() }) };
}

test('counts are full, as nobody chose otherwise', () => {
  expect(fieldText(fieldOf({ unit: 'short' }), 1_431)).toBe('1,431');
  expect(fieldText(fieldOf({}), 57_384)).toBe('57,384');
  expect(fieldText(undefined, 57_384)).toBe('57,384');
});

test('the options of the field win', () => {
  expect(fieldText(fieldOf({ unit: 'short', decimals: 1 }), 1_431)).toBe('1.4 K');
  expect(fieldText(fieldOf({ unit: 'reqps' }), 1_431)).toMatch(/req\/s$/);
  const mappings: FieldConfig['mappings'] = [
    { type: MappingType.ValueToText, options: { '0': { text: 'none' } } },
  ];
  expect(fieldText(fieldOf({ unit: 'short', mappings }), 0)).toBe('none');
});
