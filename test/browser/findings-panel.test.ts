import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { usePanelPage, seriousViolations, settledPicture, stickingOut } from './panel-tab';

const open = usePanelPage('findings.tsx');

const sizes = [
  ['200', '700'],
  ['420', '500'],
  ['1200', '700'],
  ['3840', '900'],
  ['220', '90'],
] as const;

test.each(
  sizes.flatMap(([width, height]) => [
    ['dark', width, height],
    ['light', width, height],
  ]),
)(
  'the sample incident, %s, %s by %s: readable, nothing sticks out',
  async (theme, width, height) => {
    const options = '{"traceLink":"https://traces.example/${traceId}"}';
    const { tab, faults } = await open({ theme, width, height, options });
    expect(await tab.getByText('Integration timeouts', { exact: true }).isVisible()).toBe(true);
    expect(await stickingOut(tab)).toEqual([]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  },
);

test.each([
  ...['blind', 'noticed', 'partial', 'nothing', 'no-data'],
  ...['cannot-know', 'other', 'error', 'loading'],
])('the case %s: readable, narrow and wide', async (name) => {
  for (const [width, height] of [
    ['200', '300'],
    ['900', '400'],
  ] as const) {
    const { tab, faults } = await open({ case: name, width, height });
    expect(await stickingOut(tab)).toEqual([]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  }
});

test('the worst finding is open: what to do stands in the first view', async () => {
  const { tab } = await open({ width: '900', height: '500' });
  const steps = await tab.getByRole('heading', { name: 'What to do' }).boundingBox();
  expect(steps!.y).toBeLessThan(300);
  await tab.close();
});

test('the bars are as long as the counts say, in the colour of the field options', async () => {
  const { tab } = await open({ width: '1200', height: '700' });
  const bars = tab.getByTestId('bar');
  const [first, second] = [await bars.nth(0).boundingBox(), await bars.nth(1).boundingBox()];
  expect(second!.width / first!.width).toBeCloseTo(18 / 56, 2);
  const { x, y, height } = second!;
  const row = await tab.screenshot({
    clip: { x: x + 10, y: y + height / 2, width: 1, height: 1 },
  });
  const beyond = await tab.screenshot({
    clip: { x: x + second!.width + 10, y: y + height / 2, width: 1, height: 1 },
  });
  expect(row.equals(beyond)).toBe(false);
  const colors: unknown = await tab.evaluate(
    `[...document.querySelectorAll('[data-testid="bar"]')].map((bar) => getComputedStyle(bar).backgroundColor)`,
  );
  // semi-dark-red in the dark theme, the fixed colour of the page.
  expect(colors).toEqual(['rgb(224, 47, 68)', 'rgb(224, 47, 68)']);
  await tab.close();
});

/** The y of the lower edge of each finding's headline, within the panel. */
async function headlines(tab: Page): Promise<number[]> {
  const boxes = await tab
    .getByTestId(/^finding-/)
    .locator('h3')
    .all();
  return Promise.all(boxes.map(async (box) => box.boundingBox().then((at) => at!.y + at!.height)));
}

test.each([
  ['1400', '560'],
  ['900', '700'],
  ['600', '700'],
  ['3840', '560'],
])('%s by %s: the worst is open, and the headlines of all are in view', async (width, height) => {
  const { tab } = await open({ case: 'many', width, height });
  const steps = await tab.getByRole('heading', { name: 'What to do' }).boundingBox();
  const first = await tab.getByTestId('finding-integration-timeout').boundingBox();
  // Its first steps are within what it may take.
  expect(steps!.y + 60).toBeLessThan(first!.y + first!.height);
  const edges = await headlines(tab);
  expect(edges).toHaveLength(6);
  expect(Math.max(...edges)).toBeLessThan(Number(height) + 8);
  await tab.close();
});

test('where all headlines and an open finding do not fit, all are closed and in view', async () => {
  const { tab } = await open({ case: 'many', width: '900', height: '450' });
  expect(await tab.getByRole('heading', { name: 'What to do' }).count()).toBe(0);
  expect(Math.max(...(await headlines(tab)))).toBeLessThan(458);
  await tab.close();
});

test('a wall is used from edge to edge, and lines stay short enough to be read', async () => {
  const { tab } = await open({ case: 'many', width: '3840', height: '900' });
  const evidence = await tab.getByRole('heading', { name: 'Evidence' }).boundingBox();
  expect(evidence!.x).toBeGreaterThan(2_800);
  const step = await tab.getByText(/^Shorten the work/).boundingBox();
  expect(step!.width).toBeLessThan(1_000);
  const closed = await tab.getByTestId('finding-throttled').boundingBox();
  expect(closed!.width).toBeLessThan(1_000);
  await tab.close();
});

test('"explained by" leads to the cause; a severity pressed lists its own', async () => {
  const { tab } = await open({ case: 'many', width: '900', height: '450' });
  await tab.getByRole('button', { name: '1 warning' }).click();
  expect(await tab.getByTestId(/^finding-/).count()).toBe(1);
  await tab.getByRole('button', { name: '1 warning' }).click();
  const latency = tab.getByTestId('finding-high-latency');
  await latency.getByRole('button', { name: 'integration timeout', exact: true }).click();
  const cause = tab.getByTestId('finding-integration-timeout');
  await cause.getByRole('heading', { name: 'What to do' }).waitFor();
  const focused: unknown = await tab.evaluate('document.activeElement.textContent');
  expect(focused).toMatch(/^critical ?Integration timeouts/);
  await tab.close();
});

test('notices open and close by keyboard, in a tiny panel too', async () => {
  for (const [width, height] of [
    ['900', '500'],
    ['220', '90'],
  ] as const) {
    const { tab } = await open({ case: 'noticed', width, height });
    await tab.getByRole('button', { name: '1 notice' }).press('Enter');
    const list = tab.getByRole('list', { name: 'Notices' });
    await list.getByText('Only 12 % of the range').waitFor();
    await tab.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await tab.close();
  }
});

test('a request leads to its log lines, and the alert rule to the editor of Grafana', async () => {
  const { tab } = await open({ width: '1200', height: '700' });
  const request = await tab
    .getByRole('link', { name: /^2eca3c0c/ })
    .first()
    .getAttribute('href');
  const panes = new URL(request ?? '', 'http://grafana').searchParams.get('panes') ?? '';
  expect(panes).toContain('2eca3c0c-0ead-497a-863a-000000000005');
  const alert = tab.getByRole('link', { name: 'New alert rule from this' });
  expect(await alert.getAttribute('href')).toMatch(/^\/alerting\/new\/alerting\?defaults=/);
  await tab.close();
});

test('keyboard alone: open a finding, filter the dashboard, zoom to the episode', async () => {
  const { tab } = await open({
    width: '900',
    height: '600',
    options: '{"open":"none"}',
  });
  // The three severities come first.
  for (let turn = 0; turn < 4; turn++) await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'What to do' }).waitFor();
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  expect(await tab.locator('#asked').textContent()).toBe(
    JSON.stringify({
      from: Date.parse('2026-11-20T23:00:00Z'),
      to: Date.parse('2026-11-21T00:00:00Z'),
    }),
  );
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  expect(new URL(tab.url()).searchParams.get('var-endpoint')).toBe('POST /api/reports/generate');
  await tab.close();
});

test('a closed finding opens wherever it is clicked; the text of an open one can be selected', async () => {
  const { tab } = await open({ width: '900', height: '700' });
  const throttled = tab.getByTestId('finding-throttled');
  await throttled.getByText('312 of 5,604').click({ force: true });
  await throttled.getByRole('heading', { name: 'What to do' }).waitFor();
  await throttled.getByText('312 of 5,604').click();
  expect(await throttled.getByRole('heading', { name: 'What to do' }).isVisible()).toBe(true);
  await tab.close();
});

test('"Copy as Markdown" puts the finding into the clipboard', async () => {
  const { tab } = await open({ width: '900', height: '600' });
  await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.getByRole('button', { name: 'Copy as Markdown' }).click();
  const copied = await tab.evaluate('navigator.clipboard.readText()');
  expect(copied).toMatch(/^## Integration timeouts\n/);
  expect(copied).toContain('| POST /api/reports/generate | 56 | 2,386 | critical |');
  await tab.close();
});

test('two renderings of the same data are the same picture, but for the edges of glyphs', async () => {
  const pictures: PNG[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const { tab } = await open({ width: '600', height: '400' });
    pictures.push(PNG.sync.read(await settledPicture(tab)));
    await tab.close();
  }
  const [one, other] = pictures;
  const { width, height } = one;
  const different = pixelmatch(one.data, other.data, null, width, height, { threshold: 0.2 });
  expect(different).toBeLessThan(width * height * 0.0005);
});
