import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Region } from './compare-picture';
import { drawSnapshots } from './draw-snapshots';
import { launchBrowser } from './launch-browser';
import { drawn, openPreview, startPreview, type PreviewTrial } from './preview-trial';

// Draws the pictures of the README and of the plugin's page from the preview, and the snapshots of the
// panels. The clock stands still and the data is the same each time, so they change only when what they
// show does. Run by scripts/pictures.mjs.

const root = join(__dirname, '..', '..');
const mostBytes = 300_000;

export interface Picture {
  /** From the root of the project. */
  readonly files: readonly string[];
  readonly theme: 'light' | 'dark';
  readonly path?: string;
  readonly height: number;
  /** A part of the page alone. */
  readonly panel?: string;
}

const hours = '/?from=now-6h&to=now';
export const pictures: readonly Picture[] = [
  {
    files: ['docs/img/preview-dark.png', 'src/img/dashboard-dark.png'],
    ...{ theme: 'dark', path: hours, height: 1_000 },
  },
  {
    files: ['docs/img/preview-light.png', 'src/img/dashboard-light.png'],
    ...{ theme: 'light', path: hours, height: 1_000 },
  },
  {
    files: ['src/img/findings.png'],
    ...{ theme: 'dark', path: hours, height: 1_400, panel: 'tailgate-findings-panel' },
  },
];

/** A picture drawn anew. */
export interface DrawnPicture {
  readonly png: Buffer;
  /** The page, and each panel that is seen in it. */
  readonly regions: readonly Region[];
}

export async function drawPicture(
  browser: Browser,
  trial: PreviewTrial,
  { theme, path = '/', height, panel }: Picture,
): Promise<DrawnPicture> {
  const { tab } = await openPreview(browser, trial, { width: 1_280, height, theme, path });
  await drawn(tab);
  // Nothing is under the pointer, and what fades in has done so.
  await tab.mouse.move(0, 0);
  await tab.waitForTimeout(800);
  const shown = panel === undefined ? tab : tab.getByTestId(panel);
  const png = await shown.screenshot({ animations: 'disabled' });
  const regions =
    panel === undefined ? [{ name: 'the page', ...wholeOf(tab) }, ...(await panelsOf(tab))] : [];
  await tab.close();
  return { png, regions };
}

const panels = ['tailgate-latency-panel', 'tailgate-timeouts-panel', 'tailgate-findings-panel'];

function wholeOf(tab: Page): Omit<Region, 'name'> {
  const { width, height } = tab.viewportSize() ?? { width: 0, height: 0 };
  return { x: 0, y: 0, width, height };
}

/** Where the panels are, as far as the window shows them. */
async function panelsOf(tab: Page): Promise<Region[]> {
  const whole = wholeOf(tab);
  const regions: Region[] = [];
  for (const name of panels) {
    const box = await tab.getByTestId(name).boundingBox();
    if (box === null) throw new Error(`The page does not show ${name}.`);
    regions.push({ name, ...box, height: Math.min(box.height, whole.height - box.y) });
  }
  return regions;
}

async function write(png: Buffer, files: readonly string[]): Promise<void> {
  if (png.length > mostBytes) throw new Error(`${files[0]} has ${png.length} bytes.`);
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), png);
    process.stdout.write(`${file} ${Math.ceil(png.length / 1_000)} kB\n`);
  }
}

export async function drawPictures(): Promise<void> {
  const trial = await startPreview();
  try {
    const browser = await launchBrowser();
    try {
      for (const picture of pictures) {
        const { png } = await drawPicture(browser, trial, picture);
        await write(png, picture.files);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await trial.close();
  }
  await drawSnapshots();
}
