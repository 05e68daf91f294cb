import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { anchorMs, sampleSet } from '../grafana/sample-set';
import { framesOf, Trial } from '../grafana/trial';
import { frameJson, type FrameJson } from '../grafana-host/arrow/frame-json';
import { liveEngine } from '../services/live-engine';
import { launchBrowser } from './launch-browser';
import { hostPage, type PageHost } from './page-host';
import {
  openPanel,
  seriousViolations,
  settledPicture,
  stickingOut,
  type PanelParameters,
} from './panel-tab';

const page = join(__dirname, '..', '..', 'src', 'testing', 'page', 'latency.tsx');

let host: PageHost;
let browser: Browser;
let sample: FrameJson[];
beforeAll(async () => {
  [host, browser, sample] = await Promise.all([
    hostPage(page, answerFrames),
    launchBrowser(),
    sampleFrames(),
  ]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

const hourMs = 3_600_000;
const sampleHours = 6;

/** What the data source answers about the last hours of the sample, through the launcher and gRPC. */
async function sampleFrames(): Promise<FrameJson[]> {
  const engine = await liveEngine([sampleSet(sampleHours + 2)]);
  try {
    const trial = await Trial.start({
      sources: [engine.source('sample', ['sample'])],
      now: () => anchorMs + 10 * 60_000,
    });
    try {
      const range = { fromMs: anchorMs - sampleHours * hourMs, toMs: anchorMs };
      const answers = await trial.query({ A: { kind: 'latency' } }, range);
      return [...framesOf(answers.get('A')).values()].map(frameJson);
    } finally {
      await trial.stop();
    }
  } finally {
    await engine.close();
  }
}

function answerFrames(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== '/frames') return false;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(sample));
  return true;
}

/** Opens the panel, runs the checks, and closes its tab also where one fails. */
async function withPanel(
  parameters: Partial<PanelParameters> & Record<string, string>,
  check: (tab: Page, faults: readonly string[]) => Promise<void>,
): Promise<void> {
  const size = { width: '900', height: '420' };
  const { tab, faults } = await openPanel(browser, host, { ...size, ...parameters });
  try {
    await check(tab, faults);
  } finally {
    await tab.close();
  }
}

const plotBox = async (tab: Page) => {
  const box = await tab.locator('.u-over').first().boundingBox();
  if (box === null) throw new Error('The panel has no plot.');
  return box;
};

// The range is 06:00 to 12:00.
const at = ({ x, width }: { x: number; width: number }, hours: number, minutes: number) =>
  x + (width * ((hours - 6) * 60 + minutes)) / 360;

const summary = (tab: Page) => tab.getByTestId('latency-summary').textContent();
const tooltip = (tab: Page) => tab.locator('[aria-live="polite"]').last();

test.each(
  ['dark', 'light'].flatMap((theme) =>
    [
      ['200', '160'],
      ['400', '300'],
      ['900', '420'],
      ['2400', '500'],
      ['3840', '900'],
    ].map(([width, height]) => [theme, width, height] as const),
  ),
)('an incident, %s, %s by %s: readable, nothing sticks out', async (theme, width, height) => {
  await withPanel({ theme, width, height }, async (tab, faults) => {
    expect(await tab.getByTestId('latency-verdict').textContent()).toMatch(
      /The backend (is|was) the bottleneck/,
    );
    expect(await tab.locator('canvas').count()).toBe(1);
    expect(await stickingOut(tab)).toEqual([]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

test('the sample, from the backend to the picture: the verdict, the timeouts at their times', async () => {
  const bins = sampleHours * 12;
  const frames = JSON.stringify({ from: anchorMs - sampleHours * hourMs, bins, binMs: 300_000 });
  await withPanel({ case: 'sample', frames }, async (tab, faults) => {
    const verdict = await tab.getByTestId('latency-verdict').textContent();
    expect(verdict).toMatch(/The backend (is|was) the bottleneck/);
    expect(verdict).toContain('74 timeouts');
    expect(await summary(tab)).toContain('74 timeouts, from 2026-11-20 12:45 to 2026-11-20 13:35.');
    // The range is 08:00 to 14:00, two hours after that of the made-up incident.
    const { x, y, width, height } = await plotBox(tab);
    const picture = await pictureOf(tab);
    const mark = (hours: number, minutes: number) =>
      isRed(picture.colorAt(at({ x, width }, hours - 2, minutes), y + height - 2));
    expect([mark(12, 48), mark(13, 2), mark(13, 22), mark(13, 37)]).not.toContain(false);
    expect([mark(9, 0), mark(10, 40), mark(12, 40), mark(13, 43)]).not.toContain(true);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

test('it says in words what it draws', async () => {
  await withPanel({}, async (tab) => {
    const words = await summary(tab);
    expect(words).toContain(
      'The backend was the bottleneck from 09:40 to 11:05: 416 timeouts, 92 % of the time of the slowest 1 %',
    );
    expect(words).toContain('416 timeouts, from 2026-11-20 06:55 to 2026-11-20 11:05.');
    expect(words).toContain('Critical episode: Integration timeouts');
    expect(words).toContain('Annotation Deploy v42 at 2026-11-20 09:27.');
  });
});

test('timeouts, episodes and the deploy stand at their times', async () => {
  await withPanel({}, async (tab) => {
    const { x, y, width, height } = await plotBox(tab);
    const picture = await pictureOf(tab);
    // The lane is the lowest part of the plot; 2 pixels above its end every mark is drawn.
    const marks = (hours: number, minutes: number) =>
      isRed(picture.colorAt(at({ x, width }, hours, minutes), y + height - 2));
    expect(marks(6, 57)).toBe(true);
    expect([marks(6, 45), marks(7, 10), marks(8, 30), marks(9, 20)]).not.toContain(true);
    expect([marks(9, 42), marks(10, 2), marks(10, 32), marks(11, 2)]).not.toContain(false);
    expect(marks(11, 20)).toBe(false);
    // Rows of episodes are above the plot: critical from 09:40, under it high from 09:35, then warning.
    const row = (hours: number, minutes: number, above: number) =>
      isReddish(picture.colorAt(at({ x, width }, hours, minutes), y - above));
    expect([row(9, 38, 29), row(9, 38, 48)]).toEqual([true, false]);
    expect([row(9, 43, 29), row(9, 43, 48)]).toEqual([true, true]);
    expect([row(9, 30, 29), row(11, 20, 29)]).toEqual([false, false]);
    // The deploy's line is dashed and a pixel wide, so some of the pixels around it are blue.
    const blues = (minutes: number) =>
      [-1, 0, 1]
        .flatMap((aside) => Array.from({ length: 12 }, (_, step) => [aside, step] as const))
        .map(([aside, step]) =>
          picture.colorAt(at({ x, width }, 9, minutes) + aside, y + 40 + step),
        )
        .filter(isBlue).length;
    expect(blues(27.5)).toBeGreaterThan(2);
    expect(blues(20)).toBe(0);
  });
});

test('the tooltip has every part of a bin, its share, counts and what happened', async () => {
  await withPanel({ height: '620' }, async (tab, faults) => {
    const { x, y, width } = await plotBox(tab);
    await tab.mouse.move(at({ x, width }, 10, 0), y + 50);
    await tab.mouse.move(at({ x, width }, 10, 5), y + 60);
    await tooltip(tab).getByText('2026-11-20 10:05:00').waitFor();
    const text = await tooltip(tab).textContent();
    for (const part of ['Backend4.49 s', 'Difference55.7 ms', 'Total4.55 s', 'Backend share99 %']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('34 timeouts');
    expect(text).toContain('44 without integration');
    expect(text).toContain('Integration timeouts');
    expect(faults).toEqual([]);
  });
});

test('a click pins the tooltip with the link to slow requests of that bin', async () => {
  const options = JSON.stringify({ slowRequestsLink: '/d/slow?from=${__from}&to=${__to}' });
  await withPanel({ height: '620', options }, async (tab, faults) => {
    const { x, y, width } = await plotBox(tab);
    await tab.mouse.move(at({ x, width }, 10, 0), y + 60);
    await tab.mouse.click(at({ x, width }, 10, 5), y + 60);
    const link = tooltip(tab).getByText('Slow requests of this time');
    await link.waitFor();
    const from = Date.UTC(2026, 10, 20, 10, 5);
    expect(await link.getAttribute('href')).toBe(`/d/slow?from=${from}&to=${from + 300_000}`);
    expect(faults).toEqual([]);
  });
});

test('dragging asks for the range dragged over', async () => {
  await withPanel({}, async (tab) => {
    const { x, y, width } = await plotBox(tab);
    await tab.mouse.move(at({ x, width }, 9, 0), y + 60);
    await tab.mouse.down();
    await tab.mouse.move(at({ x, width }, 10, 0), y + 70, { steps: 4 });
    await tab.mouse.up();
    const minute = 60_000;
    const { from, to } = await rangeOf(tab);
    expect(Math.abs(from - Date.UTC(2026, 10, 20, 9))).toBeLessThan(minute);
    expect(Math.abs(to - Date.UTC(2026, 10, 20, 10))).toBeLessThan(minute);
  });
});

test('by keyboard: arrows read bins, Enter pins, Escape leaves, plus zooms', async () => {
  await withPanel({ height: '620' }, async (tab, faults) => {
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate("document.activeElement.getAttribute('aria-label')")).toContain(
      'arrow keys',
    );
    await tab.keyboard.press('ArrowRight');
    await tooltip(tab).getByText('2026-11-20 06:00:00').waitFor();
    await tab.keyboard.press('Shift+ArrowRight');
    await tooltip(tab).getByText('2026-11-20 06:50:00').waitFor();
    await tab.keyboard.press('Enter');
    await tooltip(tab).locator('button').waitFor();
    await tab.keyboard.press('Escape');
    await tooltip(tab).waitFor({ state: 'detached' });
    const before = await rangeOf(tab);
    await tab.keyboard.press('+');
    const after = await rangeOf(tab);
    expect(after.to - after.from).toBe((before.to - before.from) / 2);
    expect(faults).toEqual([]);
  });
});

test('a tooltip pinned by keyboard takes the focus to its first link and keeps its contents', async () => {
  const options = JSON.stringify({ slowRequestsLink: '/d/slow?from=${__from}&to=${__to}' });
  await withPanel({ height: '620', options }, async (tab, faults) => {
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowRight');
    await tooltip(tab).getByText('2026-11-20 06:00:00').waitFor();
    await tab.keyboard.press('Enter');
    await tooltip(tab).getByText('Slow requests of this time').waitFor();
    await tab.waitForFunction(
      "document.activeElement.textContent === 'Slow requests of this time'",
      {
        timeout: 2_000,
      },
    );
    await tooltip(tab).getByText('2026-11-20 06:00:00').waitFor();
    expect(faults).toEqual([]);
  });
});

test('the legend hides a line and shows it again', async () => {
  await withPanel({}, async (tab) => {
    const whole = await settledPicture(tab);
    const entry = tab.getByRole('button', { name: 'Total P99' });
    await entry.click();
    await tab.mouse.move(0, 0);
    expect((await settledPicture(tab)).equals(whole)).toBe(false);
    await entry.click();
    await tab.mouse.move(0, 0);
    expect((await settledPicture(tab)).equals(whole)).toBe(true);
  });
});

test('the legend of many lines scrolls, and the key of the difference stands on its line', async () => {
  const endpoints = Array.from({ length: 8 }, (_, number) => `GET /products/${number}/reviews`);
  const frames = JSON.stringify({ endpoints });
  const options = JSON.stringify({ layout: 'together' });
  await withPanel({ frames, options }, async (tab, faults) => {
    await tab.getByTitle('Not shown: 2 endpoints that lost less time.').waitFor();
    const last = tab.getByRole('button', { name: 'Total P50 · GET /products/5/reviews' });
    await last.scrollIntoViewIfNeeded();
    const [panel, entry] = [await tab.locator('#panel').boundingBox(), await last.boundingBox()];
    if (panel === null || entry === null) throw new Error('The legend is not drawn.');
    expect(entry.y + entry.height).toBeLessThanOrEqual(panel.y + panel.height);
    expect(faults).toEqual([]);
  });
  await withPanel({}, async (tab) => {
    const entry = await tab.getByRole('button', { name: 'Total P50' }).boundingBox();
    const key = await tab.getByText('Difference: total less backend').boundingBox();
    if (entry === null || key === null) throw new Error('The legend is not drawn.');
    const padding = 4;
    expect(Math.abs(key.y + key.height - padding - entry.y - entry.height)).toBeLessThan(1);
  });
});

test.each(['420', '900'])(
  'which endpoints are not shown stands whole below the charts, %s pixels wide',
  async (width) => {
    const endpoints = Array.from({ length: 9 }, (_, number) => `GET /products/${number}/reviews`);
    const frames = JSON.stringify({ endpoints });
    await withPanel({ frames, width, height: '480' }, async (tab) => {
      const line = tab.getByTitle('Not shown: 3 endpoints that lost less time.');
      const [panel, box] = [await tab.locator('#panel').boundingBox(), await line.boundingBox()];
      const legend = await tab.getByRole('button', { name: 'Backend P99' }).boundingBox();
      if (panel === null || box === null || legend === null) throw new Error('A part is missing.');
      expect(box.x + box.width).toBeLessThanOrEqual(panel.x + panel.width);
      expect(box.y + box.height).toBeLessThanOrEqual(legend.y);
      const isCut: unknown = await tab.evaluate(
        "(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)(document.querySelector('#panel p[title]'))",
      );
      expect(isCut).toBe(false);
    });
  },
);

test('the verdict has the shape of its incident, a calm one its own icon', async () => {
  const shape = (tab: Page) => tab.getByTestId('latency-verdict').locator('[data-severity]');
  await withPanel({}, async (tab) => {
    expect(await shape(tab).getAttribute('data-severity')).toBe('critical');
    expect(await shape(tab).locator('svg').boundingBox()).toMatchObject({ width: 14, height: 14 });
  });
  await withPanel({ frames: JSON.stringify({ culprit: 'nobody' }) }, async (tab) => {
    await tab.getByTestId('latency-verdict').waitFor();
    expect(await shape(tab).count()).toBe(0);
  });
});

test('the symbols of three percentiles in the legend differ without their colour', async () => {
  const options = JSON.stringify({ percentiles: [], measures: ['total'] });
  await withPanel({ options }, async (tab) => {
    const looks: unknown = await tab.evaluate(
      `[...document.querySelectorAll('[data-testid="series-icon"]')].map(({ style }) =>
        [style.backgroundSize, style.backgroundImage.split('(')[0]].join(' '))`,
    );
    if (!Array.isArray(looks)) throw new Error('The legend has no symbols.');
    expect(looks).toHaveLength(3);
    expect(new Set(looks).size).toBe(3);
  });
});

test('a panel for each endpoint, the one that lost the most time first', async () => {
  const frames = JSON.stringify({ endpoints: ['GET /products', 'POST /checkout'] });
  await withPanel({ frames, width: '1200', height: '420' }, async (tab, faults) => {
    expect(await tab.locator('canvas').count()).toBe(2);
    expect(await tab.locator('#panel h4').allTextContents()).toEqual([
      'GET /products',
      'POST /checkout',
    ]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    // Pointing at one shows the crosshair in the other.
    const { x, y, width } = await plotBox(tab);
    await tab.mouse.move(x + width / 2, y + 40);
    await tab.mouse.move(x + width / 2 + 2, y + 40);
    const crosshairs: unknown = await tab.evaluate(
      "[...document.querySelectorAll('.u-cursor-x')].map((line) => line.style.transform)",
    );
    expect(Array.isArray(crosshairs) && new Set(crosshairs).size === 1).toBe(true);
    expect(JSON.stringify(crosshairs)).not.toContain('-10px');
  });
});

test('the heatmap says how many requests were how slow', async () => {
  const options = JSON.stringify({ mode: 'heatmap' });
  const frames = JSON.stringify({ heatmap: true });
  await withPanel({ options, frames, height: '500' }, async (tab, faults) => {
    expect(await tab.locator('#panel').textContent()).toContain('Requests by latency: 1');
    const { x, y, width, height } = await plotBox(tab);
    await tab.mouse.move(at({ x, width }, 7, 0), y + height * 0.6);
    await tab.mouse.move(at({ x, width }, 7, 2), y + height * 0.6);
    await tooltip(tab)
      .getByText(/\d+ requests took \d+ ms to \d+ ms/)
      .waitFor();
    expect(faults).toEqual([]);
  });
});

test.each([
  ['metrics', 'Backend 67 % of the total'],
  ['empty', 'No requests in this range'],
  ['error', 'The log group /aws/shop does not exist.'],
  ['loading', 'Reading access logs'],
])('the case %s says "%s", narrow and wide', async (name, text) => {
  for (const [width, height] of [
    ['300', '240'],
    ['900', '300'],
  ] as const) {
    await withPanel({ case: name, width, height }, async (tab, faults) => {
      await tab.locator('#panel').getByText(text).first().waitFor();
      expect(await stickingOut(tab)).toEqual([]);
      expect(await seriousViolations(tab)).toEqual([]);
      expect(faults).toEqual([]);
    });
  }
});

async function rangeOf(tab: Page): Promise<{ from: number; to: number }> {
  const range: unknown = JSON.parse((await tab.getByTestId('range').textContent()) ?? 'null');
  if (typeof range !== 'object' || range === null) throw new Error('The page has no range.');
  return { from: Number(Reflect.get(range, 'from')), to: Number(Reflect.get(range, 'to')) };
}

type Color = readonly [red: number, green: number, blue: number];

async function pictureOf(tab: Page): Promise<{ colorAt(x: number, y: number): Color }> {
  await settledPicture(tab);
  const { width, data } = PNG.sync.read(await tab.screenshot());
  return {
    colorAt: (x, y) => {
      const start = (Math.round(y) * width + Math.round(x)) * 4;
      return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0];
    },
  };
}

function isRed([red, green, blue]: Color): boolean {
  return red > 150 && green < 110 && blue < 130;
}

/** Red let through by the ground, as the rows of episodes are; the text on them is nearly white. */
function isReddish([red, green, blue]: Color): boolean {
  return red > green + 25 && red > blue + 15;
}

function isBlue([red, , blue]: Color): boolean {
  return blue > red + 60;
}
