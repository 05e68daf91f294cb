import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { usePanelPage, seriousViolations, stickingOut } from './panel-tab';

const open = usePanelPage('timeouts.tsx');

const sizes = [
  ['200', '100'],
  ['200', '300'],
  ['400', '400'],
  ['600', '260'],
  ['1200', '300'],
  ['3840', '900'],
] as const;

test.each(
  sizes.flatMap(([width, height]) => [
    ['dark', width, height],
    ['light', width, height],
  ]),
)(
  'the sample incident, %s, %s by %s: readable, nothing sticks out',
  async (theme, width, height) => {
    const { tab, faults } = await open({ theme, width, height });
    expect(await tab.getByTestId('timeouts-count').textContent()).toBe('74');
    expect(await tab.getByTestId('timeouts-change').textContent()).toMatch(/^51 more/);
    expect(await stickingOut(tab)).toEqual([]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  },
);

test.each(['many', 'quiet', 'empty', 'other', 'error', 'loading'])(
  'the case %s: readable, narrow and wide',
  async (name) => {
    for (const [width, height] of [
      ['200', '240'],
      ['900', '300'],
    ] as const) {
      const { tab, faults } = await open({ case: name, width, height });
      expect(await stickingOut(tab)).toEqual([]);
      expect(await seriousViolations(tab)).toEqual([]);
      expect(faults).toEqual([]);
      await tab.close();
    }
  },
);

test('the baseline has the name that the query gives it', async () => {
  const { tab } = await open({ width: '1200', height: '300' });
  expect(await tab.getByTestId('timeouts-change').textContent()).toBe(
    '51 more than the day before (23)',
  );
  await tab.close();
});

test('the sparkline has its bars where the timeouts were: in the last bins alone, rising', async () => {
  const { tab } = await open({ width: '1200', height: '300' });
  const reds = await redsByColumn(tab);
  const { length } = reds;
  // The first timeout is at 23:10 of 12:00 to 00:00, so in the last 7 %.
  expect(reds.slice(0, Math.floor(length * 0.92)).every((count) => count === 0)).toBe(true);
  const last = reds.slice(Math.floor(length * 0.92));
  expect(Math.max(...last.slice(0, 12))).toBeLessThan(Math.max(...last.slice(-12)));
  await tab.close();
});

/** How many pixels of the sparkline are red, for each of its columns from the left. */
async function redsByColumn(tab: Page): Promise<number[]> {
  await tab.waitForSelector('#panel canvas');
  const picture = PNG.sync.read(await tab.locator('#panel canvas').screenshot());
  const { width, height, data } = picture;
  return Array.from({ length: width }, (_, x) => {
    let count = 0;
    for (let y = 0; y < height; y++) {
      const at = (y * width + x) * 4;
      if (data[at] > 150 && data[at + 1] < 110 && data[at + 2] < 130) count++;
    }
    return count;
  });
}

test('a long list of endpoints is scrolled with the keyboard', async () => {
  const { tab } = await open({ case: 'many', width: '700', height: '260' });
  await tab.keyboard.press('Tab');
  expect(await tab.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
    'Endpoints, the worst first',
  );
  await tab.keyboard.press('End');
  await tab.waitForFunction("document.querySelector('#panel section').scrollTop > 0");
  await tab.close();
});
