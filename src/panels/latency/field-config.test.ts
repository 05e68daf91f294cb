import { FieldType, type Field } from '@grafana/data';
import { readFieldConfig } from './field-config';

const read = (custom: unknown) => {
  const field: Field = { name: 'x', type: FieldType.number, config: {}, values: [] };
  return readFieldConfig({ ...field, config: Object.assign({}, { custom }) });
};
const nothing = {
  lineWidth: undefined,
  fillOpacity: undefined,
  hidden: false,
  hiddenFromLegend: false,
  hiddenFromTooltip: false,
};

test('what overrides say', () => {
  const hideFrom = { viz: true, legend: true, tooltip: true };
  expect(read({ lineWidth: 0, fillOpacity: 30, hideFrom })).toEqual({
    lineWidth: 0,
    fillOpacity: 30,
    hidden: true,
    hiddenFromLegend: true,
    hiddenFromTooltip: true,
  });
});

test.each([undefined, null, 'x', {}, { lineWidth: -1, fillOpacity: '9', hideFrom: 'all' }])(
  '%p says nothing',
  (custom) => {
    expect(read(custom)).toEqual(nothing);
  },
);
