import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import { hostPage, type PageHost } from './page-host';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A panel in a tab of its own. */
export interface PanelTab {
  readonly tab: Page;
  /** What went wrong in the page so far. */
  readonly faults: readonly string[];
}

/** Parameters of the page of a panel. */
export type PanelParameters = Readonly<Record<string, string>> & {
  readonly width: string;
  readonly height: string;
};

/** What goes wrong in a page from now on. */
export function faultsOf(tab: Page): readonly string[] {
  const faults: string[] = [];
  tab.on('pageerror', (error) => faults.push(error.message));
  tab.on('console', (message) => {
    // Icons and fonts that the packages do not contain are no faults of ours.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  return faults;
}

/**
 * A browser and the host of a page of `src/testing/page`, for all tests of a file.
 * @param name of the page's file
 * @returns opens the page in a tab of its own
 */
export function usePanelPage(name: string): (parameters: PanelParameters) => Promise<PanelTab> {
  const page = join(__dirname, '..', '..', 'src', 'testing', 'page', name);
  let host: PageHost | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [host, browser] = await Promise.all([hostPage(page), launchBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });
  return (parameters) => openPanel(browser!, host!, parameters);
}

/** Opens a page of `src/testing/page` that shows a panel, in a window that is as large as the panel. */
export async function openPanel(
  browser: Browser,
  host: PageHost,
  parameters: PanelParameters,
): Promise<PanelTab> {
  const viewport = {
    width: Number(parameters.width) + 16,
    height: Number(parameters.height) + 16,
  };
  const tab = await browser.newPage({
    viewport,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const faults = faultsOf(tab);
  await tab.goto(host.address(parameters));
  await tab.waitForSelector('#panel > *');
  return { tab, faults };
}

/**
 * What stands in the way of people, by the rules of axe; serious and critical only.
 * @param within selector: the panel alone, or the body with the tooltips and menus that stand beside it
 */
export async function seriousViolations(tab: Page, within = '#panel'): Promise<string[]> {
  await tab.evaluate(axe);
  const found: unknown = await tab.evaluate(`
    axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, any }) => html.slice(0, 120) + ' ' + (any[0]?.message ?? '')).join('; ')))
  `);
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer'];
}

/** Elements with text that stick out of the panel sideways, where nobody can scroll to them. */
export async function stickingOut(tab: Page): Promise<string[]> {
  const found: unknown = await tab.evaluate(`
    (() => {
      const panel = document.getElementById('panel').getBoundingClientRect();
      return [...document.querySelectorAll('#panel *')]
        .filter((element) => element.children.length === 0 && element.textContent.trim() !== '')
        .filter((element) => getComputedStyle(element).clipPath === 'none')
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 0 && (left < panel.left - 1 || right > panel.right + 1);
        })
        .map((element) => element.textContent.trim().slice(0, 60));
    })()
  `);
  return Array.isArray(found) ? found.map(String) : ['nothing was measured'];
}

/** A picture of the panel once nothing changes any more: icons are loaded one by one. */
export async function settledPicture(tab: Page): Promise<Buffer> {
  await tab.waitForLoadState('networkidle');
  await tab.evaluate('document.fonts.ready.then(() => null)');
  const shoot = () => tab.locator('#panel').screenshot({ animations: 'disabled' });
  let picture = await shoot();
  for (let turn = 0; turn < 20; turn++) {
    await tab.waitForTimeout(100);
    const next = await shoot();
    if (next.equals(picture)) return picture;
    picture = next;
  }
  throw new Error('The panel does not come to rest.');
}
