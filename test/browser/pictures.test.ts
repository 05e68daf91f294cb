import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { drawPicture, pictures } from './draw-pictures';
import { launchBrowser } from './launch-browser';
import { startPreview, type PreviewTrial } from './preview-trial';

// The pictures of the README and of the plugin's page are what the panels look like. Where a change was
// meant, `npm run pictures` draws them anew.

/** Part of the pixels that may differ: letters are drawn a little differently elsewhere. */
const tolerance = 0.01;
const root = join(__dirname, '..', '..');

let trial: PreviewTrial | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
  trial = await startPreview();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await trial?.close();
}, 30_000);

test.each(pictures.map((picture) => [picture.files[0] ?? '', picture] as const))(
  '%s shows what is drawn today',
  async (file, picture) => {
    const stored = PNG.sync.read(readFileSync(join(root, file)));
    const now = PNG.sync.read(await drawPicture(browser!, trial!, picture));
    expect([now.width, now.height]).toEqual([stored.width, stored.height]);
    const { width, height } = stored;
    const different = pixelmatch(stored.data, now.data, null, width, height, { threshold: 0.2 });
    expect(different / (width * height)).toBeLessThan(tolerance);
    for (const copy of picture.files.slice(1)) {
      expect(readFileSync(join(root, copy)).equals(readFileSync(join(root, file)))).toBe(true);
    }
  },
  60_000,
);
