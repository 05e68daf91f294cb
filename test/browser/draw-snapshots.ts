import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import { hostPage, type PageHost } from './page-host';
import { openPanel, settledPicture, type PanelTab } from './panel-tab';
import { snapshotCases, type SnapshotCase } from './snapshot-cases';

const root = join(__dirname, '..', '..');

/** From the root of the project. */
export const snapshotFolder = 'test/browser/snapshots';

/** The file of a case, from the root of the project. */
export function snapshotFile({ name }: Pick<SnapshotCase, 'name'>): string {
  return `${snapshotFolder}/${name}.png`;
}

/** Where the cases are drawn: the pages of the panels and a browser. */
export interface Studio {
  /** Opens a case in a tab of its own. */
  open(one: Omit<SnapshotCase, 'name'>): Promise<PanelTab>;
  close(): Promise<void>;
}

export async function openStudio(): Promise<Studio> {
  const names = [...new Set(snapshotCases.map(({ page }) => page))];
  const hosts = new Map<string, PageHost>();
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await Promise.all([...hosts.values()].map((host) => host.close()));
  };
  try {
    const started = launchBrowser();
    // One after the other, as each bundle takes all of a core.
    for (const name of names) {
      hosts.set(name, await hostPage(join(root, 'src', 'testing', 'page', name)));
    }
    browser = await started;
  } catch (error) {
    await close();
    throw error;
  }
  const opened = browser;
  return {
    open: ({ page, size: [width, height], parameters }) => {
      const host = hosts.get(page);
      if (host === undefined) throw new Error(`${page} has no host.`);
      const texts: Record<string, string> = {};
      for (const [name, value] of Object.entries(parameters)) {
        texts[name] = typeof value === 'string' ? value : JSON.stringify(value);
      }
      return openPanel(opened, host, {
        ...texts,
        width: String(width),
        height: String(height),
      });
    },
    close,
  };
}

/** The case as PNG, drawn anew. */
export async function drawSnapshot(studio: Studio, one: SnapshotCase): Promise<Buffer> {
  const { tab } = await studio.open(one);
  try {
    return await settledPicture(tab);
  } finally {
    await tab.close();
  }
}

/** The same picture in a fifth less: without the channel of opacity, packed harder than browsers do. */
function compact(png: Buffer): Buffer {
  return PNG.sync.write(PNG.sync.read(png), {
    colorType: 2,
    filterType: 0,
    deflateLevel: 9,
    deflateStrategy: 0,
  });
}

/** Draws all cases anew and removes the files of those that are no more. */
export async function drawSnapshots(): Promise<void> {
  const studio = await openStudio();
  try {
    await mkdir(join(root, snapshotFolder), { recursive: true });
    for (const one of snapshotCases) {
      const png = compact(await drawSnapshot(studio, one));
      await writeFile(join(root, snapshotFile(one)), png);
      process.stdout.write(`${snapshotFile(one)} ${Math.ceil(png.length / 1_000)} kB\n`);
    }
  } finally {
    await studio.close();
  }
  const known = new Set(snapshotCases.map(({ name }) => `${name}.png`));
  for (const file of await readdir(join(root, snapshotFolder))) {
    if (!known.has(file)) await rm(join(root, snapshotFolder, file));
  }
}
