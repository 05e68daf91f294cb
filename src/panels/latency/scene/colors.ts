import {
  FieldColorModeId,
  colorManipulator,
  getFieldSeriesColor,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import type { Measure } from '../../../components/frames/percentile-name';

const classicPalette: string = FieldColorModeId.PaletteClassic;

const hues: Record<Measure, string> = { backend: 'blue', total: 'orange', overhead: 'purple' };

/** How strong a percentile is where endpoints share a chart, the highest first. */
const sharedStrengths = [1, 0.65, 0.4];

/**
 * The colour of a series. A colour that the user chose holds; Grafana's default, the classic palette,
 * means the panel's own: a hue for each measure, fainter for lower percentiles. Where several endpoints
 * share a chart, each has a colour of the palette instead, let through for lower percentiles.
 *
 * @param depth 0 for the highest percentile drawn, 1 for the next …
 * @param slot the endpoint's place in a shared chart; undefined where it has one of its own
 */
export function seriesColor(
  field: Field,
  measure: Measure,
  depth: number,
  slot: number | undefined,
  theme: GrafanaTheme2,
): string {
  const mode: string | undefined = field.config.color?.mode;
  if (mode !== undefined && mode !== classicPalette) {
    return getFieldSeriesColor(field, theme).color;
  }
  const named = (name: string) => theme.visualization.getColorByName(name);
  if (slot !== undefined) {
    const { palette } = theme.visualization;
    const color = named(palette[slot % palette.length] ?? 'blue');
    const strength = sharedStrengths[Math.min(depth, sharedStrengths.length - 1)] ?? 1;
    return strength === 1 ? color : colorManipulator.alpha(color, strength);
  }
  const shades = theme.isDark ? ['', 'semi-dark-', 'dark-'] : ['semi-dark-', '', 'light-'];
  return named(`${shades[Math.min(depth, shades.length - 1)] ?? ''}${hues[measure]}`);
}
