import { formattedValueToString, type DisplayValue, type Field } from '@grafana/data';
import { formatCount } from './format';

/** A number as the field's options say: unit, decimals, mappings. Plain where Grafana prepared none. */
export function fieldText(field: Field | undefined, value: number): string {
  const display = displayOf(field, value);
  return display === undefined ? formatCount(value) : formattedValueToString(display);
}

/** The colour that the field's options give a number: by thresholds, mappings or fixed. */
export function fieldColor(field: Field | undefined, value: number): string | undefined {
  return displayOf(field, value)?.color;
}

function displayOf(field: Field | undefined, value: number): DisplayValue | undefined {
  return field?.display?.(value);
}
