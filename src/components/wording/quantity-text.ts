import { formattedValueToString, getValueFormat } from '@grafana/data';
import { formatCount, formatMs, formatShare } from '../format';

const bytes = getValueFormat('bytes');

/**
 * A number of the evidence with its unit, for people: `3.5 s`, `94 %`, `1,823`; `–` where there is none.
 * @param unit one of the contract; any other is put behind the number
 */
export function quantityText(value: number | null, unit: string): string {
  if (value === null) return '–';
  switch (unit) {
    case 'ms':
      return formatMs(value);
    case 'ratio':
      return formatShare(value);
    case 'count':
      return formatCount(value);
    case 'bytes':
      return formattedValueToString(bytes(value));
    default:
      return `${Number(value.toPrecision(3))} ${unit}`.trim();
  }
}

/** `1 request`, `23 requests`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
