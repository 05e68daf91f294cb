import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import { hostPage, type PageHost } from './page-host';
import { openPanel, settledPicture } from './panel-tab';

const page = join(__dirname, '..', '..', 'src', 'testing', 'page', 'latency.tsx');

// Twelve bins of five minutes.
const bins = 12;
const binMs = 300_000;
const from = Date.UTC(2026, 10, 20, 6);
const times = Array.from({ length: bins }, (_, bin) => from + bin * binMs);
const timeoutsBin = 5;

interface Given {
  readonly name: string;
  readonly percentile?: string;
  readonly values: readonly (number | null)[];
}

/** The frame `latency` of docs/frames.md as Grafana sends it. */
function latencyFrame(given: readonly Given[]) {
  return frame('latency', [
    ...given.map(({ name, percentile = 'p99', values }) => ({
      name: `${name}_${percentile}`,
      values,
    })),
  ]);
}

function frame(name: string, fields: readonly { name: string; values: readonly unknown[] }[]) {
  return {
    schema: {
      name,
      refId: 'A',
      meta: { custom: { tailgate: { version: 1, kind: 'latency', info: {}, frame: name } } },
      fields: [
        { name: 'time', type: 'time' },
        ...fields.map((field) => ({
          name: field.name,
          type: 'number',
          labels: { source: 'shop' },
          config: name === 'latency' ? { unit: 'ms' } : {},
        })),
      ],
    },
    data: { values: [times, ...fields.map(({ values }) => values)] },
  };
}

const timeoutsFrame = frame('timeouts', [
  { name: 'timeouts', values: times.map((_, bin) => (bin === timeoutsBin ? 7 : 0)) },
  { name: 'requests', values: times.map(() => 100) },
  { name: 'without_integration', values: times.map(() => 0) },
]);

/** All values alike but for those of some bins. */
const level = (value: number | null, other: Readonly<Record<number, number | null>> = {}) =>
  times.map((_, bin) => (bin in other ? (other[bin] ?? null) : value));

let frames: readonly object[] = [];
let host: PageHost;
let browser: Browser;
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

async function withFrames(
  given: readonly object[],
  parameters: Readonly<Record<string, string>>,
  check: (tab: Page) => Promise<void>,
): Promise<void> {
  frames = given;
  const { tab } = await openPanel(browser, host, {
    case: 'sample',
    frames: JSON.stringify({ from, bins, binMs }),
    width: '900',
    height: '420',
    ...parameters,
  });
  try {
    await check(tab);
  } finally {
    await tab.close();
  }
}

const plotBox = async (tab: Page) => {
  const box = await tab.locator('.u-over').first().boundingBox();
  if (box === null) throw new Error('The panel has no plot.');
  return box;
};

type Color = readonly [red: number, green: number, blue: number];

async function pictureOf(tab: Page) {
  await settledPicture(tab);
  const { width, data } = PNG.sync.read(await tab.screenshot());
  return (x: number, y: number): Color => {
    const start = (Math.round(y) * width + Math.round(x)) * 4;
    return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0];
  };
}

const isOrange = ([red, green, blue]: Color) => red > 180 && green < 190 && blue < 110;
const isBlue = ([red, green, blue]: Color) => blue > 170 && blue > red + 60 && blue > green + 30;

/** Where in a column of the plot a colour is, from above. */
async function rowsOf(tab: Page, bin: number, is: (color: Color) => boolean): Promise<number[]> {
  const colorAt = await pictureOf(tab);
  const { x, y, width, height } = await plotBox(tab);
  const left = x + (width * bin) / bins;
  // Without the lane, and the axis under it.
  return Array.from({ length: Math.round(height) - 40 }, (_, row) => row).filter((row) =>
    is(colorAt(left, y + row)),
  );
}

test.each(['dark', 'light'])('values between gaps are seen, %s', async (theme) => {
  const sparse = level(null, { 2: 3000, 4: 5000, 8: 1000 });
  const given = [latencyFrame([{ name: 'response', values: sparse }]), timeoutsFrame];
  await withFrames(given, { theme }, async (tab) => {
    for (const bin of [2, 4, 8]) {
      expect([bin, (await rowsOf(tab, bin, isOrange)).length > 2]).toEqual([bin, true]);
    }
    expect(await rowsOf(tab, 3, isOrange)).toEqual([]);
  });
});

test('a single bin is seen', async () => {
  const given = [latencyFrame([{ name: 'response', values: level(null, { 6: 400 }) }])];
  await withFrames(given, {}, async (tab) => {
    expect((await rowsOf(tab, 6, isOrange)).length).toBeGreaterThan(2);
  });
});

test('backend and total are both seen where they are equal', async () => {
  const equal = level(2000);
  const given = [
    latencyFrame([
      { name: 'backend', values: equal },
      { name: 'response', values: equal },
    ]),
  ];
  await withFrames(given, {}, async (tab) => {
    expect((await rowsOf(tab, 6.5, isBlue)).length).toBeGreaterThan(0);
    expect((await rowsOf(tab, 6.5, isOrange)).length).toBeGreaterThan(0);
  });
});

async function tooltipAt(tab: Page, bin: number, share: number): Promise<string> {
  const { x, y, width, height } = await plotBox(tab);
  const left = x + (width * bin) / bins;
  await tab.mouse.move(left - 2, y + height * share);
  await tab.mouse.move(left, y + height * share);
  const tooltip = tab.locator('[aria-live="polite"]').last();
  await tooltip.getByText('2026-11-20').waitFor();
  return (await tooltip.textContent()) ?? '';
}

test('the tooltip is of the bin that contains the pointer, and says which', async () => {
  const values = times.map((_, bin) => 1000 + bin);
  const given = [latencyFrame([{ name: 'response', values }]), timeoutsFrame];
  await withFrames(given, { height: '500' }, async (tab) => {
    const span = '2026-11-20 06:25:00 to 06:30:00';
    // The mark reaches over the whole bin: its beginning, its second half, its end.
    for (const bin of [5.02, 5.7, 5.98]) {
      const text = await tooltipAt(tab, bin, 0.98);
      expect([bin, text.includes(span), text.includes('7 timeouts')]).toEqual([bin, true, true]);
    }
    expect(await tooltipAt(tab, 6.05, 0.98)).not.toContain('7 timeouts');
    // Among the lines as well; who points at a value may miss it by a little.
    expect(await tooltipAt(tab, 5.8, 0.3)).toContain(span);
    expect(await tooltipAt(tab, 4.96, 0.3)).toContain(span);
  });
});

test('a cell of the heatmap is read where it is drawn', async () => {
  const counts = (bin: number) => level(0, { [bin]: 40 + bin });
  const buckets = frame(
    'buckets',
    [100, 200, 400].map((bound, bucket) => ({ name: String(bound), values: counts(bucket + 4) })),
  );
  const given = [latencyFrame([{ name: 'response', values: level(150) }]), buckets];
  const options = JSON.stringify({ mode: 'heatmap', timeouts: false });
  await withFrames(given, { options, height: '500' }, async (tab) => {
    expect(await tooltipAt(tab, 5.8, 0.5)).toContain('45 requests took 100 ms to 200 ms');
    expect(await tooltipAt(tab, 5.2, 0.5)).toContain('45 requests took 100 ms to 200 ms');
  });
});
