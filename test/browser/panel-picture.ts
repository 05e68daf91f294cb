import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { settledPicture } from './panel-tab';

export type Color = readonly [red: number, green: number, blue: number];

/** A part of a page in CSS pixels. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands on the screen, to be asked about its colours. */
export interface PanelPicture {
  /** Of all whole pixels inside an area, row by row. */
  readonly colorsIn: (area: Area) => Color[][];
  /** The middle one of each channel: what most of an area is, whatever thin lines cross it. */
  readonly groundOf: (area: Area) => Color;
  /** Share of an area's pixels that are clearly of another colour. */
  readonly shareOff: (area: Area, ground: Color, least?: number) => number;
}

/** The page once it has come to rest, with nothing under the pointer. */
export async function pictureOf(tab: Page): Promise<PanelPicture> {
  await tab.mouse.move(0, 0);
  await settledPicture(tab);
  const { width, height, data } = PNG.sync.read(await tab.screenshot());
  const colorsIn = ({ left, right, top, bottom }: Area) => {
    const columns = range(Math.max(0, Math.ceil(left)), Math.min(width, Math.floor(right)));
    const rows = range(Math.max(0, Math.ceil(top)), Math.min(height, Math.floor(bottom)));
    if (columns.length === 0 || rows.length === 0) throw new Error('There is no pixel there.');
    return rows.map((y) =>
      columns.map((x): Color => {
        const start = (y * width + x) * 4;
        return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0];
      }),
    );
  };
  return {
    colorsIn,
    groundOf: (area) => {
      const colors = colorsIn(area).flat();
      const middle = (channel: 0 | 1 | 2) =>
        colors.map((color) => color[channel]).sort((one, other) => one - other)[
          Math.floor(colors.length / 2)
        ] ?? 0;
      return [middle(0), middle(1), middle(2)];
    },
    shareOff: (area, ground, least = 24) => {
      const colors = colorsIn(area).flat();
      return colors.filter((color) => distance(color, ground) >= least).length / colors.length;
    },
  };
}

/** How far two colours are from each other in the channel in which they differ most: 0 to 255. */
export function distance(one: Color, other: Color): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
}

/**
 * How much of a colour has been laid over a ground: 0 for none, 1 where it covers it.
 * @returns nothing where the hue is another one
 */
export function coverOf(found: Color, ground: Color, color: Color): number | undefined {
  const minus = (one: Color, other: Color) => one.map((value, i) => value - (other[i] ?? 0));
  const dot = (one: number[], other: number[]) =>
    one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
  const [way, whole] = [minus(found, ground), minus(color, ground)];
  const length = Math.hypot(...way);
  if (length < 3) return 0;
  const likeness = dot(way, whole) / (length * Math.hypot(...whole));
  return likeness < 0.9 ? undefined : dot(way, whole) / dot(whole, whole);
}

/** A CSS colour such as `rgb(87, 148, 242)`. */
export function parseColor(text: string): Color {
  const [red, green, blue] = (text.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) {
    throw new Error(`${text} is no colour.`);
  }
  return [red, green, blue];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
