import { createTheme, FieldColorModeId, FieldType, type Field } from '@grafana/data';
import { seriesColor } from './colors';

const dark = createTheme({ colors: { mode: 'dark' } });
const light = createTheme({ colors: { mode: 'light' } });
const field = (color?: Field['config']['color']): Field => ({
  name: 'x',
  type: FieldType.number,
  values: [],
  config: color === undefined ? {} : { color },
});

test('a colour that somebody chose holds', () => {
  const chosen = field({ mode: FieldColorModeId.Fixed, fixedColor: '#123456' });
  expect(seriesColor(chosen, 'backend', 0, undefined, dark)).toBe('#123456');
});

test.each([
  ['dark', dark],
  ['light', light],
])('measures and percentiles differ in the %s theme', (_, theme) => {
  const palette = field({ mode: FieldColorModeId.PaletteClassic });
  const colors = (['backend', 'total', 'overhead'] as const).flatMap((measure) =>
    [0, 1, 2].map((depth) => seriesColor(palette, measure, depth, undefined, theme)),
  );
  expect(new Set(colors).size).toBe(9);
  expect(seriesColor(field(), 'backend', 0, undefined, theme)).toBe(colors[0]);
  expect(seriesColor(field(), 'backend', 9, undefined, theme)).toBe(colors[2]);
});

test('endpoints in one chart differ, beyond the palette they repeat', () => {
  const at = (slot: number) => seriesColor(field(), 'total', 0, slot, dark);
  expect(at(0)).not.toBe(at(1));
  expect(at(dark.visualization.palette.length)).toBe(at(0));
});

test('percentiles of an endpoint in a shared chart differ', () => {
  const colors = [0, 1, 2].map((depth) => seriesColor(field(), 'total', depth, 0, dark));
  expect(new Set(colors).size).toBe(3);
});
