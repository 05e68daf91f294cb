import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import { hostPage, type PageHost } from './page-host';
import { faultsOf, type PanelTab } from './panel-tab';

const page = join(__dirname, '..', '..', 'src', 'testing', 'page', 'editors.tsx');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const resources: Readonly<Record<string, unknown>> = {
  values: { values: ['GET /orders', 'GET /orders/{id}', 'POST /checkout'] },
  sources: {
    sources: [
      { name: 'shop', logGroups: 2 },
      { name: 'admin', logGroups: 1 },
    ],
  },
  rules: {
    rules: [
      { id: 'slow-integration', title: 'Slow integration' },
      { id: 'integration-timeout', title: 'Integration timeout' },
    ],
  },
};

function answerResources(request: IncomingMessage, response: ServerResponse): boolean {
  const name = /\/resources\/([a-z]+)/.exec(request.url ?? '')?.[1];
  if (name === undefined) return false;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(resources[name]));
  return true;
}

let host: PageHost;
let browser: Browser;
beforeAll(async () => {
  [host, browser] = await Promise.all([hostPage(page, answerResources), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

const queries = {
  latency: { kind: 'latency', percentiles: [0.5, 0.99], groupBy: 'endpoint' },
  timeouts: { kind: 'timeouts' },
  findings: { kind: 'findings', severities: ['high', 'critical'], rules: ['slow-integration'] },
  'slow-requests': { kind: 'slow-requests', endpoints: ['GET /orders/{id}'] },
  logs: { kind: 'logs', text: 'fields @timestamp, @message\n| limit 20' },
  alert: { kind: 'alert', rules: ['integration-timeout', 'slow-integration'] },
};
const shown: [string, Record<string, string>][] = [
  ...Object.entries(queries).map(([name, query]): [string, Record<string, string>] => [
    name,
    { query: JSON.stringify(query) },
  ]),
  ['latency in an alert rule', { query: '{"kind":"latency"}', app: 'unified-alerting' }],
  ['annotation', { editor: 'annotation' }],
  ['variable', { editor: 'variable' }],
  ['help', { editor: 'help' }],
  ['settings', { editor: 'config', settings: '{"secureJsonFields":{"token":true}}' }],
  ['settings with log groups', { editor: 'config', settings: '{"jsonData":{"logGroups":["/a"]}}' }],
];

/** Opens the page and gives back what went wrong in it so far. */
async function open(parameters: Record<string, string>, width: number): Promise<PanelTab> {
  const tab = await browser.newPage({ viewport: { width, height: 600 } });
  const faults = faultsOf(tab);
  await tab.goto(host.address(parameters));
  await tab.locator('#page > *').first().waitFor();
  return { tab, faults };
}

describe.each(['dark', 'light'])('%s', (theme) => {
  test.each(shown)('%s: fits 400 px, has no accessibility fault', async (_name, parameters) => {
    const { tab, faults } = await open({ ...parameters, theme }, 400);
    const overflow = await tab.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await tab.evaluate(axe);
    const violations = await tab.evaluate(
      `axe.run('#page', { runOnly: ['wcag2a', 'wcag2aa'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
    );
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  });
});

/** What the page holds, once it holds this. */
async function expectState(tab: Page, expected: object): Promise<void> {
  const read = async (): Promise<unknown> =>
    JSON.parse((await tab.getByTestId('state').textContent()) ?? 'null');
  const end = Date.now() + 5_000;
  while (Date.now() < end) {
    try {
      return expect(await read()).toMatchObject(expected);
    } catch {
      await tab.waitForTimeout(50);
    }
  }
  expect(await read()).toMatchObject(expected);
}

test('endpoints are chosen by the keyboard alone', async () => {
  const { tab, faults } = await open({ query: '{"kind":"timeouts"}' }, 1200);
  await tab.getByLabel('Endpoints').focus();
  await tab.keyboard.type('orders/', { delay: 30 });
  await tab.getByRole('option', { name: 'GET /orders/{id}' }).waitFor();
  // What was typed stands first, as a value of its own.
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Escape');
  await expectState(tab, {
    query: { kind: 'timeouts', endpoints: ['GET /orders/{id}'] },
    runs: 1,
  });
  expect(faults).toEqual([]);
  await tab.close();
});

test('a source of the backend is chosen on the settings page', async () => {
  const { tab } = await open({ editor: 'config' }, 1200);
  await tab.getByLabel(/^Source/).click();
  await tab.getByRole('option', { name: /shop/ }).click();
  await expectState(tab, { edited: { jsonData: { source: 'shop' } } });
  await tab.close();
});

test('an example of the help becomes the query', async () => {
  const { tab } = await open({ editor: 'help' }, 1200);
  await tab.getByRole('button', { name: 'Requests that timed out' }).click();
  await expectState(tab, { query: { kind: 'logs' } });
  await tab.close();
});
