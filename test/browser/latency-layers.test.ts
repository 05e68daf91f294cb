import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import {
  layerBuckets,
  layerEpisode,
  layerFrames,
  layerLowValues,
  layerRange,
  layerTimeouts,
  layerValues,
  type LayerParts,
} from './layer-frames';
import { hostPage, type PageHost } from './page-host';
import {
  coverOf,
  distance,
  parseColor,
  pictureOf,
  type Area,
  type Color,
  type PanelPicture,
} from './panel-picture';
import { openPanel } from './panel-tab';

// Each layer of the latency chart stands where the data says, whatever its colours: places are read off the
// points of the crosshair, colours off the page. Take a layer out, and its test fails.

const page = join(__dirname, '..', '..', 'src', 'testing', 'page', 'latency.tsx');

let host: PageHost;
let browser: Browser;
let frames: unknown[] = [];
beforeAll(async () => {
  [host, browser] = await Promise.all([hostPage(page, answerFrames), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

function answerFrames(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== '/frames') return false;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(frames));
  return true;
}

/** A chart as it stands on the screen, with the way from data to pixels. */
interface DrawnChart {
  readonly picture: PanelPicture;
  readonly plot: Area;
  readonly backendColor: Color | undefined;
  readonly totalColor: Color;
  /** The vertical place of a value in ms. */
  readonly yOf: (value: number) => number;
  /** The horizontal place of a bin's start; bins may be broken. */
  readonly xOf: (bin: number) => number;
  /** Between two bins and two values. */
  readonly area: (bins: readonly [number, number], values: readonly [number, number]) => Area;
}

interface Given {
  readonly theme?: 'dark' | 'light';
  readonly options?: object;
}

async function draw(
  parts: LayerParts,
  { theme = 'dark', options = {} }: Given = {},
): Promise<DrawnChart> {
  frames = layerFrames(parts);
  const { tab, faults } = await openPanel(browser, host, {
    ...{ case: 'sample', theme, width: '900', height: '440' },
    frames: JSON.stringify(layerRange),
    options: JSON.stringify({ percentiles: ['p99'], episodes: 'info', ...options }),
  });
  try {
    await tab.locator('.u-over').first().waitFor();
    const picture = await pictureOf(tab);
    const box = await tab.locator('.u-over').first().boundingBox();
    if (box === null) throw new Error('The panel has no plot.');
    const { x, y, width, height } = box;
    const plot = { left: x, right: x + width, top: y, bottom: y + height };
    const xOf = (bin: number) => x + (width * bin) / layerRange.bins;
    const high = await pointsAt(tab, xOf(30.2), y + 60);
    const low = await pointsAt(tab, xOf(66.2), y + 70);
    expect(faults).toEqual([]);
    // The greatest value is the highest on the screen: the earlier total where it is drawn, then the total.
    const line = parts.isCompared === true ? 1 : 0;
    const [top, bottom] = [high[line], low[line]];
    if (top === undefined || bottom === undefined) throw new Error('The crosshair has no points.');
    const isLogarithmic = 'mode' in options || 'logarithmic' in options;
    const scale = isLogarithmic ? Math.log : (value: number) => value;
    const [from, to] = [scale(layerLowValues.total), scale(layerValues.total)];
    const yOf = (value: number) =>
      bottom.y + ((top.y - bottom.y) * (scale(value) - from)) / (to - from);
    return {
      picture,
      plot,
      totalColor: top.color,
      backendColor: high[line + 1]?.color,
      yOf,
      xOf,
      area: ([first, last], [least, most]) => ({
        ...{ left: xOf(first), right: xOf(last) },
        ...{ top: yOf(most), bottom: yOf(least) },
      }),
    };
  } finally {
    await tab.close();
  }
}

/** Where the crosshair marks the lines at a place, from the highest down. */
async function pointsAt(tab: Page, x: number, y: number): Promise<{ y: number; color: Color }[]> {
  await tab.mouse.move(x - 20, y - 10);
  await tab.mouse.move(x, y, { steps: 3 });
  await tab.waitForFunction(
    "[...document.querySelectorAll('.u-cursor-pt')].some((point) => !point.matches('.u-off'))",
  );
  const found: unknown = await tab.evaluate(`
    [...document.querySelectorAll('.u-cursor-pt')]
      .filter((point) => !point.matches('.u-off'))
      .map((point) => {
        const { top, height } = point.getBoundingClientRect();
        return { y: top + height / 2, color: getComputedStyle(point).backgroundColor };
      })
  `);
  if (!Array.isArray(found)) throw new Error('The page gave no points.');
  return found
    .map((point: { y: number; color: string }) => ({ y: point.y, color: parseColor(point.color) }))
    .sort((one, other) => one.y - other.y);
}

/** Bins before everything that happens, and values above all lines but below the limit. */
const quiet = [3, 38] as const;
const above = [1_620, 2_060] as const;

/** Share of columns in which a line of a colour is drawn at a height. */
function lineShare(chart: DrawnChart, bins: readonly [number, number], y: number, color: Color) {
  const { picture, xOf } = chart;
  const area = { left: xOf(bins[0]), right: xOf(bins[1]), top: y - 2, bottom: y + 3 };
  const ground = picture.groundOf(chart.area(bins, above));
  const rows = picture.colorsIn(area);
  const columns = rows[0]?.map((_, column) => rows.map((row) => row[column] ?? ground)) ?? [];
  const drawn = columns.filter((pixels) =>
    pixels.some((pixel) => (coverOf(pixel, ground, color) ?? 0) > 0.6),
  );
  return drawn.length / columns.length;
}

/** The strip of the plot that no value reaches. */
function lane({ plot, xOf, yOf }: DrawnChart, bins: readonly [number, number]): Area {
  return { left: xOf(bins[0]), right: xOf(bins[1]), top: yOf(0) + 2, bottom: plot.bottom };
}

describe.each(['dark', 'light'] as const)('%s', (theme) => {
  let chart: DrawnChart;
  beforeAll(async () => {
    chart = await draw({}, { theme });
  }, 60_000);

  test('the area of the backend reaches from zero to its line', () => {
    const { picture, area, backendColor } = chart;
    const ground = picture.groundOf(area(quiet, above));
    for (const values of [
      [60, 240],
      [300, 470],
      [560, 720],
      [790, 960],
    ] as const) {
      const found = picture.groundOf(area(quiet, values));
      expect(coverOf(found, ground, backendColor!)).toBeGreaterThan(0.06);
    }
    // Where the values are low, so is the area.
    const low = [layerLowValues.firstBin + 2, 71] as const;
    const under = picture.groundOf(area(low, [60, 330]));
    expect(coverOf(under, ground, backendColor!)).toBeGreaterThan(0.06);
    expect(distance(picture.groundOf(area(low, [700, 960])), ground)).toBeLessThan(2);
  });

  test('the difference is a band of its own between backend and total', () => {
    const { picture, area } = chart;
    const ground = picture.groundOf(area(quiet, above));
    const backend = picture.groundOf(area(quiet, [560, 720]));
    const between = picture.groundOf(area(quiet, [1_110, 1_490]));
    expect(distance(between, ground)).toBeGreaterThan(12);
    expect(distance(between, backend)).toBeGreaterThan(12);
  });

  test('the lines of backend and total are at their values, in their colours', () => {
    const { yOf, backendColor, totalColor } = chart;
    expect(distance(backendColor!, totalColor)).toBeGreaterThan(40);
    expect(lineShare(chart, quiet, yOf(layerValues.total), totalColor)).toBeGreaterThan(0.6);
    expect(lineShare(chart, quiet, yOf(layerValues.backend), backendColor!)).toBeGreaterThan(0.6);
    const low = [layerLowValues.firstBin + 1, 71] as const;
    expect(lineShare(chart, low, yOf(layerLowValues.total), totalColor)).toBeGreaterThan(0.6);
    expect(lineShare(chart, low, yOf(layerValues.total), totalColor)).toBeLessThan(0.05);
    expect(lineShare(chart, quiet, yOf(1_850), totalColor)).toBeLessThan(0.05);
  });

  test('the limit is a line at its value', () => {
    const { picture, area, xOf, yOf } = chart;
    const ground = picture.groundOf(area(quiet, above));
    const y = yOf(layerValues.slow);
    const rows = (from: number, to: number) => ({
      ...{ left: xOf(6), right: xOf(36), top: y + from, bottom: y + to },
    });
    const columnsWithInk = picture
      .colorsIn(rows(-2, 3))
      .reduce<boolean[]>(
        (found, row) => row.map((color, x) => found[x] || distance(color, ground) > 60),
        [],
      );
    const share = columnsWithInk.filter(Boolean).length / columnsWithInk.length;
    expect(share).toBeGreaterThan(0.3);
    expect(picture.shareOff(rows(5, 20), ground)).toBeLessThan(0.1);
  });

  test('the episode tints its columns and no others', () => {
    const { picture, area } = chart;
    const ground = picture.groundOf(area(quiet, above));
    const { first, last } = layerEpisode;
    const tint = (from: number, to: number) =>
      distance(picture.groundOf(area([from, to], above)), ground);
    expect(tint(first + 0.3, first + 1.5)).toBeGreaterThan(3);
    expect(tint(last - 0.5, last + 0.7)).toBeGreaterThan(3);
    expect(tint(first - 2, first - 0.3)).toBeLessThan(2);
    expect(tint(last + 1.3, last + 3)).toBeLessThan(2);
  });

  test('the episode has its bar above the plot, over its columns', () => {
    const { picture, plot, xOf } = chart;
    const bar = (from: number, to: number): Area => ({
      ...{ left: xOf(from), right: xOf(to), top: plot.top - 14, bottom: plot.top - 5 },
    });
    const ground = picture.groundOf(bar(60, 70));
    const { first, last } = layerEpisode;
    expect(distance(picture.groundOf(bar(first + 0.5, last + 0.5)), ground)).toBeGreaterThan(12);
    expect(distance(picture.groundOf(bar(last + 1.5, last + 3)), ground)).toBeLessThan(2);
  });

  test('timeouts have marks at their bins, the more the taller, and none beside them', () => {
    const { picture, plot, xOf } = chart;
    const foot = (from: number, to: number): Area => ({
      ...{ left: xOf(from), right: xOf(to), top: plot.bottom - 4, bottom: plot.bottom - 1 },
    });
    const ground = picture.groundOf(foot(...quiet));
    for (const bin of Object.keys(layerTimeouts).map(Number)) {
      expect(distance(picture.groundOf(foot(bin + 0.25, bin + 0.75)), ground)).toBeGreaterThan(80);
    }
    // The foot of the annotation is left out.
    for (const [from, to] of [
      [0.2, 9.7],
      [11.3, 40],
      [43, 49.7],
      [58, 71.8],
    ] as const) {
      expect(picture.shareOff(foot(from, to), ground, 60)).toBe(0);
    }
    const tall = (bin: number) => {
      const column = lane(chart, [bin + 0.25, bin + 0.75]);
      const mark = picture.groundOf(foot(bin + 0.25, bin + 0.75));
      return picture
        .colorsIn(column)
        .filter((row) => row.every((color) => distance(color, mark) < 30)).length;
    };
    expect(tall(10)).toBeGreaterThanOrEqual(2);
    expect(tall(51)).toBeGreaterThan(tall(10));
    expect(tall(53)).toBeGreaterThan(tall(51));
  });

  test('the greatest count of timeouts, and a lonely one, stand over their marks', () => {
    const { picture, plot } = chart;
    const marks = picture.groundOf({
      ...lane(chart, [53.25, 53.75]),
      ...{ top: plot.bottom - 4, bottom: plot.bottom - 1 },
    });
    const inkOver = (from: number, to: number) => {
      const area = lane(chart, [from, to]);
      const ground = picture.groundOf({ ...area, bottom: area.top + 4 });
      return picture
        .colorsIn(area)
        .flat()
        .filter(
          (color) => distance(color, ground) > 70 && coverOf(color, ground, marks) === undefined,
        ).length;
    };
    expect(inkOver(52.5, 54.5)).toBeGreaterThan(8);
    expect(inkOver(9.5, 11.5)).toBeGreaterThan(2);
    expect(inkOver(14, 38)).toBe(0);
  });

  test('the deploy has a line at its time', () => {
    const { picture, area, xOf } = chart;
    const ground = picture.groundOf(area(quiet, above));
    // A bin and a half before the middle of the made-up incident, see `deployAnnotation`.
    const line = (bin: number): Area => ({
      ...area([bin, bin], above),
      ...{ left: Math.round(xOf(bin)) - 1, right: Math.round(xOf(bin)) + 2 },
    });
    expect(picture.shareOff(line(41.5), ground, 40)).toBeGreaterThan(0.12);
    expect(picture.shareOff(line(39.5), ground, 40)).toBe(0);
    expect(picture.shareOff(line(43.5), ground, 40)).toBe(0);
  });
});

test('a limit above the scale is told inside the plot', async () => {
  const [named, unnamed] = [await draw({}), await draw({ integrationTimeout: null })];
  const [one, other] = [named, unnamed].map(({ picture, plot }) => picture.colorsIn(plot).flat());
  const differing = one.filter((color, index) => distance(color, other[index]) > 60);
  expect(differing.length).toBeGreaterThan(40);
});

test('the line of the day before is at its value, over its whole length', async () => {
  const plain = await draw({});
  const compared = await draw({ isCompared: true });
  const share = (
    { picture, area, xOf, yOf }: DrawnChart,
    [from, to]: readonly [number, number],
  ) => {
    const ground = picture.groundOf(area(quiet, [1_640, 1_780]));
    const y = yOf(layerValues.earlier);
    const rows = picture.colorsIn({ left: xOf(from), right: xOf(to), top: y - 2, bottom: y + 3 });
    const columns = rows[0]?.map((_, x) => rows.some((row) => distance(row[x], ground) > 50)) ?? [];
    return columns.filter(Boolean).length / columns.length;
  };
  expect(share(compared, quiet)).toBeGreaterThan(0.2);
  expect(share(compared, [58, 71])).toBeGreaterThan(0.2);
  expect(share(plain, quiet)).toBeLessThan(0.05);
});

test('a cell of the heatmap is the stronger the more requests it has, and empty where it has none', async () => {
  const { picture, area } = await draw({ hasBuckets: true }, { options: { mode: 'heatmap' } });
  const cell = (first: number, last: number, lower: number, upper: number) =>
    picture.groundOf(area([first + 0.3, last + 0.7], [lower * 1.1, upper / 1.1]));
  const ground = cell(31, 38, 400, 800);
  const strengths = layerBuckets.map(({ first, last, lower, upper }) =>
    distance(cell(first, last, lower, upper), ground),
  );
  const [most, few, many, fewest] = strengths;
  expect(fewest).toBeGreaterThan(15);
  expect(few).toBeGreaterThan(fewest + 10);
  expect(many).toBeGreaterThan(few + 10);
  expect(most).toBeGreaterThan(many + 10);
  expect(distance(cell(8, 17, 400, 800), ground)).toBeLessThan(2);
  expect(distance(cell(30, 38, 200, 400), ground)).toBeLessThan(2);
});
