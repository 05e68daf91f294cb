import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expectPicture } from './compare-picture';
import { drawPicture, pictures } from './draw-pictures';
import { launchBrowser } from './launch-browser';
import { startPreview, type PreviewTrial } from './preview-trial';

// The pictures of the README and of the plugin's page are what the panels look like. Each panel counts by
// itself, as a whole layer of one is little of the page. Where a change was meant, `npm run pictures` draws
// them anew.

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
    const { png, regions } = await drawPicture(browser!, trial!, picture);
    expectPicture(file, png, regions);
    for (const copy of picture.files.slice(1)) {
      expect(readFileSync(join(root, copy)).equals(readFileSync(join(root, file)))).toBe(true);
    }
  },
  60_000,
);
