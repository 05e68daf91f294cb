import { formattedValueToString, type DisplayValue, type Field } from '@grafana/data';
import { formatCount } from './format';

/**
 * A count as the field's options say: unit, decimals, mappings. In full where they say nothing, which
 * the unit `short` of the data source does: it is for axes.
 */
export function fieldText(field: Field | undefined, value: number): string {
  const display = isPlain(field) ? undefined : displayOf(field, value);
  return display === undefined ? formatCount(value) : formattedValueToString(display);
}

function isPlain(field: Field | undefined): boolean {
  const { unit = 'short', decimals, mappings = [] } = field?.config ?? {};
  return unit === 'short' && typeof decimals !== 'number' && mappings.length === 0;
}

/** The colour that the field's options give a number: by thresholds, mappings or fixed. */
export function fieldColor(field: Field | undefined, value: number): string | undefined {
  return displayOf(field, value)?.color;
}

function displayOf(field: Field | undefined, value: number): DisplayValue | undefined {
  return field?.display?.(value);
}
