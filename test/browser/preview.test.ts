import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
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
  ['light', 200],
] as const)(
  'the dashboard on the sample, %s, %i px wide',
  async (theme, width) => {
    const { tab, faults } = await open({ theme, width });
    await drawn(tab);
    const verdict = panel(tab, 'latency')
      .getByText(/^The backend (is|was) the bottleneck/)
      .first();
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

test('the fonts are those of Grafana, before anything is drawn', async () => {
  const { tab } = await open();
  await drawn(tab);
  const loaded = await tab.evaluate(
    `[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family, weight }) => family.replaceAll('"', '') + ' ' + weight)`,
  );
  expect(loaded).toEqual(
    expect.arrayContaining(['Inter 400', 'Inter 500', 'Roboto Mono 400']) as unknown,
  );
  await tab.close();
});

test('a large screen is filled', async () => {
  const { tab } = await open({ width: 3_840, height: 2_160 });
  await drawn(tab);
  const box = await panel(tab, 'findings').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(2_160 - 60);
  await tab.close();
});

test('a backend that ends while the page is open: an error over the old data; then it goes on', async () => {
  const { tab } = await open();
  await drawn(tab);
  await tab.route('**/api/ds/query*', (route) => route.abort('connectionrefused'));
  await tab.getByRole('button', { name: 'Refresh', exact: true }).click();
  for (const name of ['latency', 'timeouts', 'findings']) {
    const status = panel(tab, name).getByRole('button', { name: 'Error status icon' });
    await status
      .or(panel(tab, name).getByTestId('data-testid Panel status error'))
      .first()
      .waitFor();
    const text = await panel(tab, name).innerText();
    expect(text).not.toMatch(/No (requests|timeouts|findings)|Nothing found/);
  }
  expect(await panel(tab, 'timeouts').innerText()).toContain('74');
  await tab.unroute('**/api/ds/query*');
  await tab.getByRole('button', { name: 'Refresh', exact: true }).click();
  for (const name of ['latency', 'timeouts', 'findings']) {
    await panel(tab, name)
      .getByTestId('data-testid Panel status error')
      .waitFor({ state: 'detached' });
  }
  await tab.close();
});

test('a backend that ends: Explore and files say so, and what to do', async () => {
  const { tab } = await open({ path: '/?view=explore' });
  await tab.getByRole('region', { name: 'Rows of latency' }).waitFor();
  await tab.route('**/api/ds/query*', (route) => route.abort('connectionrefused'));
  await tab.getByRole('button', { name: 'Run query' }).click();
  await tab.getByText('The Tailgate backend does not answer').waitFor();
  expect(await tab.getByRole('region', { name: 'Rows of latency' }).isVisible()).toBe(true);
  await tab.route('**/preview/analysis*', (route) => route.abort('connectionrefused'));
  await giveFile(tab, 'access.log', 'x\n');
  await tab.getByText('The files could not be analysed').waitFor();
  expect(await tab.locator('main').innerText()).toContain('npm start');
  await tab.close();
});

test('an address with times that are none shows the default range', async () => {
  for (const path of ['/?to=rubbish', '/?from=1e99&to=x', '/?from=now&to=now-1h']) {
    const { tab, faults } = await open({ path });
    await drawn(tab);
    expect(faults).toEqual([]);
    await tab.close();
  }
}, 60_000);

test('the time zone is shown, and can be UTC', async () => {
  const { tab } = await open({ timezoneId: 'America/New_York' });
  await drawn(tab);
  const local = tab.getByRole('radio', { name: 'Local -05:00' });
  expect(await local.isChecked()).toBe(true);
  await tab.getByRole('radio', { name: 'UTC' }).click();
  await tab.waitForURL(/timezone=utc/);
  expect(await tab.getByRole('radio', { name: 'UTC' }).isChecked()).toBe(true);
  await tab.goto(`${trial.url}/?timezone=Asia/Tokyo`);
  expect(await tab.getByRole('radio', { name: 'Asia/Tokyo' }).isChecked()).toBe(true);
  await tab.close();
});

test('"Change time settings" of the time picker changes the time zone', async () => {
  const { tab } = await open();
  await drawn(tab);
  await tab.getByRole('button', { name: /Time range selected/ }).click();
  await tab.getByRole('button', { name: 'Change time settings' }).click();
  await tab.getByRole('combobox', { name: 'Time zone picker' }).fill('Tokyo');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/timezone=Asia(\/|%2F)Tokyo/);
  await tab.close();
});

test('a refresh while answers are awaited is skipped', async () => {
  const { tab } = await open();
  await drawn(tab);
  let asked = 0;
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await tab.route('**/api/ds/query*', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  const refresh = tab.getByRole('button', { name: 'Refresh', exact: true });
  await refresh.click();
  await refresh.click();
  await refresh.click();
  await tab.waitForTimeout(300);
  expect(asked).toBe(3);
  answer();
  await drawn(tab);
  await tab.close();
});

test('notices of an answer stand in the header of the panel', async () => {
  const { tab } = await open();
  await tab.route('**/api/ds/query*', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const body = JSON.parse(text) as {
      results: { A: { frames: { schema: { meta?: { notices?: unknown } } }[] } };
    };
    for (const { schema } of body.results.A.frames) {
      schema.meta = {
        ...schema.meta,
        notices: [{ severity: 'warning', text: 'Half is missing.' }],
      };
    }
    await route.fulfill({ response: answer, json: body });
  });
  await tab.reload();
  await drawn(tab);
  const notice = panel(tab, 'timeouts').getByRole('button', { name: 'Half is missing.' });
  await notice.focus();
  await tab.getByRole('tooltip').getByText('Half is missing.').waitFor();
  await tab.close();
});

test('"New alert rule from this": where the editor is, and what it would be filled in with', async () => {
  const { tab, faults } = await open();
  await drawn(tab);
  await panel(tab, 'findings')
    .getByRole('link', { name: 'New alert rule from this' })
    .first()
    .click();
  const note = tab.getByRole('dialog');
  await note.getByText('The editor for alert rules is in Grafana').waitFor();
  const text = await note.innerText();
  expect(text).toContain('kind: alert');
  expect(text).toMatch(/A > \d/);
  expect(await seriousViolations(tab)).toEqual([]);
  await note.getByRole('button', { name: 'Close' }).last().click();
  expect(new URL(tab.url()).pathname).toBe('/');
  expect(faults).toEqual([]);
  await tab.close();
});

test('a link of a panel to Explore leads to the one of this page', async () => {
  const { tab } = await open();
  await drawn(tab);
  const request = panel(tab, 'findings').locator('a[href^="/explore?"]').first();
  await request.click();
  await tab.waitForURL(/view=explore/);
  const lines = tab.getByRole('region', { name: 'Log lines' }).getByRole('button');
  await lines.first().waitFor();
  expect(await lines.count()).toBe(1);
  await tab.goBack();
  await drawn(tab);
  await tab.close();
});

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

test('Explore: series as a graph above their table, numbers at the right', async () => {
  const { tab, faults } = await open({ path: '/?view=explore' });
  const rows = tab.getByRole('region', { name: 'Rows of latency' });
  await rows.waitFor();
  await tab.getByRole('group', { name: 'Graph of latency' }).locator('canvas').waitFor();
  const graph = await tab.getByRole('group', { name: 'Graph of latency' }).boundingBox();
  expect((graph?.y ?? 0) + (graph?.height ?? 0)).toBeLessThanOrEqual((await rows.boundingBox())!.y);
  const cell = `document.querySelector('[aria-label="Rows of latency"] td:nth-child(2)')`;
  expect(await tab.evaluate(`getComputedStyle(${cell}).textAlign`)).toBe('right');
  expect(faults).toEqual([]);
  await tab.close();
});

test('Explore: log lines, newest first or as the query sorts them, open to their fields', async () => {
  const text = 'fields @timestamp, @message | sort @timestamp desc | limit 20';
  const path = (written: string) =>
    `/?view=explore&query=${encodeURIComponent(JSON.stringify({ kind: 'logs', text: written }))}`;
  const { tab, faults } = await open({ path: path(text) });
  const lines = tab.getByRole('region', { name: 'Log lines' }).getByRole('button');
  await lines.first().waitFor();
  const times = async () =>
    (await lines.allInnerTexts()).map((line) => /\d{4}-\d\d-\d\d [\d:.]+/.exec(line)?.[0] ?? '');
  const newest = await times();
  expect(newest).toEqual([...newest].sort().reverse());
  await lines.first().click();
  expect(
    await tab.getByRole('region', { name: 'Log lines' }).getByRole('term').count(),
  ).toBeGreaterThan(3);
  expect(await seriousViolations(tab)).toEqual([]);
  await tab.goto(trial.url + path(text.replace('desc', 'asc')));
  await lines.first().waitFor();
  const oldest = await times();
  expect(oldest).toEqual([...oldest].sort());
  expect(faults).toEqual([]);
  await tab.close();
});

async function giveFile(tab: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content);
  const mimeType = 'application/octet-stream';
  await tab.getByLabel('Access log files').setInputFiles({ name, mimeType, buffer });
}

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
  const findings = tab.getByRole('region', { name: 'Findings in the files' }).first();
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
  expect(await tab.getByRole('button', { name: 'Copy the log format' }).isVisible()).toBe(true);
  expect(await isScrolledSideways(tab)).toBe(false);
  await tab.close();
});

test('a file of healthy traffic: nothing found, on how much', async () => {
  const { tab } = await open();
  await tab.getByLabel('Access log files').setInputFiles({
    name: 'healthy.log',
    mimeType: 'text/plain',
    buffer: Buffer.from(healthyLines().join('\n')),
  });
  const findings = tab.getByRole('region', { name: 'Findings in the files' }).first();
  await findings.getByText('Nothing found', { exact: true }).waitFor();
  expect(await findings.innerText()).toMatch(/rules judged [\d,]+ requests/);
  await tab.close();
});

test('a file without latencies: the rules that cannot run are named, and nothing is all well', async () => {
  const { tab } = await open();
  const lines = healthyLines().map((line) =>
    line.replace(/,?"(integrationLatency|responseLatency)":"?[^",}]*"?/g, ''),
  );
  await giveFile(tab, 'blind.log', lines.join('\n'));
  const findings = tab.getByRole('region', { name: 'Findings in the files' }).first();
  await findings
    .getByText(/cannot run/)
    .first()
    .waitFor();
  expect(await findings.getByText('Nothing found', { exact: true }).count()).toBe(0);
  await tab.close();
});

test('a packed file that is cut off: nothing is all well', async () => {
  const { tab } = await open();
  const whole = gzipSync(healthyLines().join('\n'));
  await giveFile(tab, 'cut.log.gz', whole.subarray(0, whole.length / 2));
  await tab.getByText('the file is cut off').first().waitFor();
  const findings = tab.getByRole('region', { name: 'Findings in the files' }).first();
  await findings
    .getByText(/Nothing found/)
    .first()
    .waitFor();
  expect(await findings.getByText('Nothing found', { exact: true }).count()).toBe(0);
  expect(await tab.locator('main').innerText()).toMatch(/Not used: .*\(cut\.log\.gz/);
  await tab.close();
});

test('the way back from files leads to what was shown before, and forward to their findings', async () => {
  const { tab } = await open();
  await drawn(tab);
  await giveFile(tab, 'archive.zip', 'PK\u0003\u0004 packed');
  await tab.getByText('Unpack it').waitFor();
  await tab.goBack();
  await drawn(tab);
  await tab.goForward();
  await tab.getByText('Unpack it').waitFor();
  await tab.reload();
  await tab.getByText('The files are not kept').waitFor();
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
