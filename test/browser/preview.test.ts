import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { Random } from '../../backend/sample/random';
import { formatWithErrors, toLines } from '../golden/golden-request';
import { healthyTraffic } from '../golden/healthy-traffic';
import { sampleSet } from '../grafana/sample-set';
import { launchBrowser } from './launch-browser';
import {
  drawn,
  openPreview,
  previewNow,
  startPreview,
  type PreviewTrial,
  type PreviewView,
} from './preview-trial';

// The page of `npm start`: the built plugin on Grafana's packages, its data by way of launcher and gRPC.

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const hourMs = 3_600_000;

let trial: PreviewTrial;
let browser: Browser;
beforeAll(async () => {
  [trial, browser] = await Promise.all([startPreview(), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await trial?.close();
});

const open = (view?: PreviewView) => openPreview(browser, trial, view);
const panel = (tab: Page, name: string) => tab.getByTestId(`tailgate-${name}-panel`);

/** What stands in the way of people, by the rules of axe; serious and critical only. */
async function seriousViolations(tab: Page): Promise<string[]> {
  // A button under the pointer has a colour of its own, which changes slowly.
  await tab.mouse.move(0, 0);
  await tab.waitForTimeout(400);
  await tab.evaluate(axe);
  const found: unknown = await tab.evaluate(`
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, any }) => html.slice(0, 160) + ' ' + (any[0]?.message ?? '')).join('; ')))
  `);
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer'];
}

const isScrolledSideways = (tab: Page) =>
  tab.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

test.each([
  ['dark', 1_440],
  ['light', 1_440],
  ['dark', 320],
  ['light', 768],
  ['dark', 3_840],
] as const)(
  'the dashboard on the sample, %s, %i px wide',
  async (theme, width) => {
    const { tab, faults } = await open({ theme, width });
    await drawn(tab);
    const verdict = panel(tab, 'latency').getByText('The backend is the bottleneck').first();
    expect(await verdict.isVisible()).toBe(true);
    expect(await panel(tab, 'timeouts').innerText()).toMatch(/74\s*timeouts/);
    expect(await panel(tab, 'findings').innerText()).toContain('POST /api/reports/generate');
    expect(await isScrolledSideways(tab)).toBe(false);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  },
  60_000,
);

test('it says what it is for', async () => {
  const { tab } = await open();
  expect(await tab.getByText('Preview for trial and tests').isVisible()).toBe(true);
  expect(await tab.getByRole('contentinfo').innerText()).toContain('on this machine alone');
  await tab.close();
});

test('the theme is switched, and remembered for the next visit', async () => {
  const { tab } = await open({ theme: 'dark' });
  const background = () =>
    tab.evaluate('getComputedStyle(document.querySelector("header")).backgroundColor');
  const dark = await background();
  await tab.getByRole('button', { name: 'Change to the light theme' }).click();
  const light = await background();
  expect(light).not.toBe(dark);
  await tab.reload();
  await tab.getByRole('button', { name: 'Change to the dark theme' }).waitFor();
  expect(await background()).toBe(light);
  await tab.close();
});

test('another time range is chosen by name: all panels are asked for it', async () => {
  const { tab } = await open();
  await drawn(tab);
  const asked: { from: number; to: number }[] = [];
  tab.on('request', (request) => {
    if (!request.url().includes('/api/ds/query')) return;
    const body = request.postDataJSON() as { from: string; to: string };
    asked.push({ from: Number(body.from), to: Number(body.to) });
  });
  await tab.getByRole('button', { name: /Time range selected/ }).click();
  await tab.getByText('Last 12 hours', { exact: true }).click();
  await tab.waitForURL(/from=now-12h/);
  await drawn(tab);
  const range = { from: previewNow - 12 * hourMs, to: previewNow };
  expect(asked).toEqual([range, range, range]);
  await tab.close();
});

test('refresh asks anew, by hand and by itself', async () => {
  const { tab } = await open();
  await drawn(tab);
  const answered = () =>
    tab.waitForResponse((response) => response.url().includes('/api/ds/query'));
  const [byHand] = await Promise.all([
    answered(),
    tab.getByRole('button', { name: 'Refresh', exact: true }).click(),
  ]);
  expect(byHand.status()).toBe(200);
  await tab.goto(`${trial.url}/?refresh=1s`);
  await drawn(tab);
  expect((await answered()).status()).toBe(200);
  await tab.close();
});

test('"Filter dashboard" of a finding sets the variable, and every panel follows', async () => {
  const { tab, faults } = await open();
  await drawn(tab);
  await panel(tab, 'findings')
    .getByRole('button', { name: 'Filter dashboard to endpoint' })
    .click();
  await tab.waitForURL(/var-endpoint=POST/);
  await panel(tab, 'timeouts').getByText('56', { exact: true }).first().waitFor();
  expect(await tab.locator('header ~ main').innerText()).toContain('POST /api/reports/generate');
  await expect(panel(tab, 'timeouts').innerText()).resolves.not.toContain('/api/export/csv');
  expect(faults).toEqual([]);
  await tab.close();
});

test('the endpoints of the data are offered', async () => {
  const { tab } = await open({ isRunning: true });
  await drawn(tab);
  const picker = tab.getByRole('combobox', { name: 'Endpoint' });
  await picker.click();
  await picker.fill('export');
  await tab.getByRole('option', { name: 'POST /api/export/csv' }).click();
  await tab.waitForURL(/var-endpoint=POST/);
  await panel(tab, 'timeouts').getByText('18', { exact: true }).first().waitFor();
  await tab.close();
});

test('"Zoom to episode" of a finding shows its hour', async () => {
  const { tab } = await open();
  await drawn(tab);
  await panel(tab, 'findings').getByRole('button', { name: 'Zoom to episode' }).first().click();
  await tab.waitForURL(/from=\d+/);
  const { searchParams } = new URL(tab.url());
  const length = Number(searchParams.get('to')) - Number(searchParams.get('from'));
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThan(3 * hourMs);
  await drawn(tab);
  await tab.close();
});

test('Explore: the editor of the data source, and the frames that come back', async () => {
  const { tab, faults } = await open({ path: '/?view=explore' });
  await tab.getByRole('region', { name: 'Rows of latency' }).waitFor();
  await tab.getByRole('combobox', { name: 'Show' }).click();
  await tab.getByRole('option', { name: /^Slow requests/ }).click();
  await tab.getByRole('button', { name: 'Run query' }).click();
  const rows = tab.getByRole('region', { name: /^Rows of slow/ });
  await rows.waitFor();
  expect(await rows.innerText()).toContain('POST /api/reports/generate');
  expect(await seriousViolations(tab)).toEqual([]);
  expect(faults).toEqual([]);
  await tab.close();
});

function healthyLines(): string[] {
  const random = new Random(11);
  const requests = healthyTraffic(random, 3_000, previewNow - hourMs, previewNow);
  return toLines(requests, formatWithErrors, random);
}

const accessLog = (): string => sampleSet(2).lines.join('\n');

test('a file that is dropped: its findings, and nothing stays behind', async () => {
  const { tab, faults } = await open();
  await drawn(tab);
  const files = await tab.evaluateHandle(`
    (() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(accessLog())}], 'access.log'));
      return transfer;
    })()
  `);
  await tab.dispatchEvent('body', 'dragover', { dataTransfer: files });
  await tab.getByText('Drop access logs to see their findings').waitFor();
  expect(await tab.getByText(/up to 536 MB/).isVisible()).toBe(true);
  await tab.dispatchEvent('body', 'drop', { dataTransfer: files });
  await tab.getByText('access.log').first().waitFor();
  const findings = tab.getByRole('region', { name: 'Findings in the files' });
  await findings.getByText('Integration timeouts', { exact: true }).first().waitFor();
  expect(await seriousViolations(tab)).toEqual([]);
  expect(faults).toEqual([]);
  await tab.getByRole('button', { name: 'Back to the dashboard' }).click();
  await drawn(tab);
  await tab.close();
});

test('a file without access log lines: what is wrong with it', async () => {
  const { tab } = await open();
  await tab.getByLabel('Access log files').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('these are\nno log lines\n'),
  });
  await tab.getByText('notes.txt').first().waitFor();
  await tab.getByText('the files hold no access log lines').waitFor();
  expect(await tab.locator('main').innerText()).toContain('The lines are plain text');
  await tab.close();
});

test('a file of healthy traffic: nothing found, on how much', async () => {
  const { tab } = await open();
  await tab.getByLabel('Access log files').setInputFiles({
    name: 'healthy.log',
    mimeType: 'text/plain',
    buffer: Buffer.from(healthyLines().join('\n')),
  });
  await tab.getByText(/Nothing found: no rule fired on [\d,]+ log events/).waitFor();
  await tab.close();
});

test('other pages can neither send files nor frame the page', async () => {
  const files = encodeURIComponent(JSON.stringify([{ name: 'a.log', size: 1 }]));
  const answer = await fetch(`${trial.url}/preview/analysis?files=${files}`, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example', 'content-type': 'application/octet-stream' },
    body: 'x',
  });
  expect(answer.status).toBe(403);
  const page = await fetch(`${trial.url}/`);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
});

test('files that are other than announced are refused with a remedy', async () => {
  const send = async (files: unknown, body: string) => {
    const announced = encodeURIComponent(JSON.stringify(files));
    const answer = await fetch(`${trial.url}/preview/analysis?files=${announced}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };
  expect((await send([{ name: 'a', size: 5 }], 'abc')).text).toContain('fewer bytes');
  expect((await send([{ name: 'a', size: 2 }], 'abc')).text).toContain('more bytes');
  expect((await send([{ name: 'a', size: 1e12 }], 'a')).text).toContain('At most 50 files');
  expect((await send({}, 'a')).status).toBe(400);
  expect((await send([], 'a')).status).toBe(400);
});
