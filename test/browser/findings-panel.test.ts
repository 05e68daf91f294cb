import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
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

test.each(['blind', 'nothing', 'no-data', 'cannot-know', 'other', 'error', 'loading'])(
  'the case %s: readable, narrow and wide',
  async (name) => {
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
  },
);

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
  await tab.close();
});

test('keyboard alone: open a finding, filter the dashboard, zoom to the episode', async () => {
  const { tab } = await open({
    width: '900',
    height: '600',
    options: '{"open":"none"}',
  });
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.getByRole('heading', { name: 'What to do' }).waitFor();
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  expect(await tab.locator('#asked').textContent()).toBe(
    JSON.stringify({
      from: Date.parse('2026-11-20T23:05:00Z'),
      to: Date.parse('2026-11-21T00:05:00Z'),
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
