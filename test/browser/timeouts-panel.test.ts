import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { usePanelPage, seriousViolations, stickingOut } from './panel-tab';

const open = usePanelPage('timeouts.tsx');

const sizes = [
  ['200', '100'],
  ['200', '300'],
  ['240', '150'],
  ['300', '150'],
  ['400', '360'],
  ['400', '400'],
  ['560', '150'],
  ['560', '180'],
  ['600', '260'],
  ['700', '150'],
  ['1200', '300'],
  ['2560', '500'],
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
    expect(await cutOff(tab)).toEqual([]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  },
);

const cases = [
  ...['many', 'quiet', 'notices', 'orphaned', 'nothing-before', 'no-requests', 'partial'],
  ...['other-kind', 'other', 'no-answer', 'error', 'loading'],
];

test.each(cases)('the case %s: readable, narrow and wide', async (name) => {
  for (const [width, height] of [
    ['200', '240'],
    ['400', '360'],
    ['900', '300'],
  ] as const) {
    const { tab, faults } = await open({ case: name, width, height });
    expect(await stickingOut(tab)).toEqual([]);
    expect(await cutOff(tab)).toEqual([]);
    expect(await seriousViolations(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.close();
  }
});

test('an empty answer says that there were no requests, and what was not read', async () => {
  const { tab } = await open({ case: 'partial', width: '400', height: '300' });
  expect(await tab.getByRole('status').innerText()).toContain('No requests in this range');
  await tab.getByRole('button', { name: '1 notice' }).click();
  expect(await tab.getByText('Only 12 % of the range has been read').isVisible()).toBe(true);
  await tab.close();
});

test.each([
  ['200', '100'],
  ['400', '160'],
  ['900', '300'],
])('the notices are reached by keyboard, %s by %s', async (width, height) => {
  const { tab } = await open({ case: 'notices', width, height });
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  expect(await tab.getByText('Only 12 % of the range has been read').isVisible()).toBe(true);
  await tab.close();
});

test('a name that does not fit keeps its beginning and its end', async () => {
  const { tab } = await open({ case: 'many', width: '700', height: '300' });
  const seen: unknown = await tab.evaluate(`
    (() => {
      const name = document.querySelectorAll('#panel li span[title]')[2];
      const [head] = name.children;
      const tail = document.createRange();
      tail.selectNodeContents(name.lastChild);
      const isWhole = tail.getBoundingClientRect().right <= name.getBoundingClientRect().right + 0.5;
      return [head.scrollWidth > head.clientWidth, tail.toString(), isWhole];
    })()
  `);
  expect(seen).toEqual([true, '/variants/2', true]);
  await tab.close();
});

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

/**
 * Text that is cut at its top or bottom: by the panel, or by a box that cannot be scrolled. What a box
 * shows by scrolling alone is not meant, but the list of endpoints shows whole rows.
 */
async function cutOff(tab: Page): Promise<string[]> {
  const found: unknown = await tab.evaluate(`
    (() => {
      const panel = document.getElementById('panel').getBoundingClientRect();
      const leaves = [...document.querySelectorAll('#panel *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
        .filter((element) => getComputedStyle(element).clipPath === 'none');
      const seen = leaves.filter((element) => {
        const box = element.closest('section');
        if (box === null || box.scrollHeight <= box.clientHeight) return true;
        const isList = box.querySelector('li') !== null;
        return isList && element.getBoundingClientRect().top < box.getBoundingClientRect().bottom;
      });
      return seen
        .filter((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          for (let box = element; box !== null && box.id !== 'panel'; box = box.parentElement) {
            if (getComputedStyle(box).overflowY === 'visible') continue;
            const around = box.getBoundingClientRect();
            // Lines are higher than their letters.
            if (top < around.top - 2 || bottom > around.bottom + 2) return true;
          }
          return top < panel.top - 2 || bottom > panel.bottom + 2;
        })
        .map((element) => element.textContent.trim().slice(0, 60));
    })()
  `);
  return Array.isArray(found) ? found.map(String) : ['nothing was measured'];
}
