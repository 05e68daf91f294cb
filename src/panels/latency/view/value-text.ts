import { formattedValueToString, getDisplayProcessor, type GrafanaTheme2 } from '@grafana/data';
import { formatMs } from '../../../components/format';
import type { DrawnSeries } from '../scene/scene';

type Line = Pick<DrawnSeries, 'field'>;

/** A value of a line by the unit of its field where there is one, as the user may have chosen another. */
export function formatValue(line: Line | undefined, value: number | null | undefined): string {
  const display = line?.field.display;
  if (display === undefined || value === null || value === undefined) return formatMs(value);
  return formattedValueToString(display(value));
}

/**
 * How the marks of the axis of some lines are written: in the unit of the first line, without it at zero.
 * They have the decimals that were asked for where all drawn lines agree on them, else as many as needed.
 */
export function axisText(
  series: readonly DrawnSeries[],
  theme: GrafanaTheme2,
): (value: number) => string {
  const [first] = series;
  const decimals = agreedDecimals(series);
  const line =
    first === undefined || decimals !== undefined ? first : withoutDecimals(first, theme);
  return (value) => {
    if (value === 0) return '0';
    const text = formatValue(line, value);
    return decimals === undefined
      ? text.replace(/(\.\d*?)0+(?!\d)/, '$1').replace(/\.(?!\d)/, '')
      : text;
  };
}

/** The line of the earlier range is no line that anybody would name in an override, so it has no say. */
function agreedDecimals(series: readonly DrawnSeries[]): number | undefined {
  const drawn = series.filter(({ hidden, measure }) => !hidden && measure !== 'earlier');
  const [decimals, ...others] = new Set(
    drawn.map(({ field }) => field.config.decimals ?? undefined),
  );
  return others.length === 0 ? decimals : undefined;
}

function withoutDecimals({ field }: Line, theme: GrafanaTheme2): Line {
  if (typeof field.config.decimals !== 'number' || field.display === undefined) return { field };
  const plain = { ...field, config: { ...field.config, decimals: null } };
  return { field: { ...plain, display: getDisplayProcessor({ field: plain, theme }) } };
}
