import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import { drawn, openPreview, startPreview, type PreviewTrial } from './preview-trial';

// The same built plugin on Grafana 13.2 with React 19. `npm test` installs its packages and builds the page.

const page = join(__dirname, '..', 'grafana-13', 'dist', 'page');

let trial: PreviewTrial;
let browser: Browser;
beforeAll(async () => {
  if (!existsSync(join(page, 'index.html'))) {
    throw new Error(
      'The page of Grafana 13 is not built. Run npm test, which installs and builds it.',
    );
  }
  [trial, browser] = await Promise.all([startPreview(page), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await trial?.close();
});

test.each(['dark', 'light'] as const)('the three panels draw the sample, %s', async (theme) => {
  const { tab, faults } = await openPreview(browser, trial, { theme });
  await drawn(tab);
  const text = (panel: string) => tab.getByTestId(`tailgate-${panel}-panel`).innerText();
  expect(await text('latency')).toMatch(/The backend (is|was) the bottleneck/);
  expect(await text('timeouts')).toMatch(/74\s*timeouts/);
  expect(await text('findings')).toContain('POST /api/reports/generate');
  expect(faults).toEqual([]);
  await tab.close();
});

test('the page really is the other one: React 19', async () => {
  const { tab } = await openPreview(browser, trial);
  await drawn(tab);
  expect(await tab.evaluate('document.documentElement.dataset.react')).toMatch(/^19\./);
  await tab.close();
});

test('actions of a finding work: filter and zoom', async () => {
  const { tab, faults } = await openPreview(browser, trial);
  await drawn(tab);
  const findings = tab.getByTestId('tailgate-findings-panel');
  await findings.getByRole('button', { name: 'Filter dashboard to endpoint' }).click();
  await tab.waitForURL(/var-endpoint=POST/);
  await drawn(tab);
  await findings.getByRole('button', { name: 'Zoom to episode' }).first().click();
  await tab.waitForURL(/from=\d+/);
  await drawn(tab);
  expect(faults).toEqual([]);
  await tab.close();
});

const kinds = ['Latency', 'Timeouts', 'Findings', 'Episodes', 'Slow requests', 'Logs'];

test('the query editor shows every kind and runs its query', async () => {
  const { tab, faults } = await openPreview(browser, trial, { path: '/?view=explore' });
  await tab.getByRole('region', { name: 'Rows of latency' }).waitFor();
  for (const kind of kinds) {
    await tab.getByRole('combobox', { name: 'Show' }).click();
    await tab.getByRole('option', { name: new RegExp(`^${kind}`) }).click();
    await tab.getByRole('button', { name: 'Run query' }).click();
    expect(await tab.getByRole('combobox', { name: 'Show' }).inputValue()).toContain(kind);
  }
  expect(faults).toEqual([]);
  await tab.close();
});
