import { DashboardCursorSync } from '@grafana/schema';
import type { Page } from 'playwright-core';
import { usePanelPage } from './panel-tab';

const open = usePanelPage('latency.tsx');

/** Where the crosshair of each panel is, as hundredths of the width of its plot; null where it has none. */
async function crosshairs(tab: Page): Promise<(number | null)[]> {
  const found: unknown = await tab.evaluate(`
    [...document.querySelectorAll('.u-over')].map((plot) => {
      const { left, width } = plot.getBoundingClientRect();
      const line = plot.querySelector('.u-cursor-x').getBoundingClientRect();
      return line.left < left ? null : Math.round((100 * (line.left - left)) / width);
    })
  `);
  return Array.isArray(found) ? found.map((at) => (at === null ? null : Number(at))) : [];
}

/** Waits until the crosshairs are there: Grafana slows down what it says on the bus. */
async function expectCrosshairs(tab: Page, expected: (number | null)[]): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    if (JSON.stringify(await crosshairs(tab)) === JSON.stringify(expected)) return;
    await tab.waitForTimeout(50);
  }
  expect(await crosshairs(tab)).toEqual(expected);
}

async function pointAt(tab: Page, fraction: number): Promise<void> {
  const box = await tab.locator('.u-over').first().boundingBox();
  if (box === null) throw new Error('The panel has no plot.');
  const x = box.x + box.width * fraction;
  // A chart heeds the second move: the first only tells it that the pointer has come in.
  await tab.mouse.move(x - 4, box.y + 40);
  await tab.mouse.move(x, box.y + 40);
}

/** A dashboard of two latency panels above a panel of another plugin. */
async function withDashboard(
  sync: DashboardCursorSync,
  check: (tab: Page) => Promise<void>,
): Promise<void> {
  const parameters = { panels: '2', width: '900', height: '300', sync: String(sync) };
  const { tab, faults } = await open(parameters);
  try {
    await tab.setViewportSize({ width: 916, height: 700 });
    await tab.waitForSelector('#panel-2 .u-over');
    await check(tab);
    expect(faults).toEqual([]);
  } finally {
    await tab.close();
  }
}

const heard = (tab: Page) => tab.getByTestId('heard');
const tooltips = (tab: Page) => tab.locator('[aria-live="polite"]', { hasText: '2026-11-20' });

test('a shared crosshair: between latency panels, to other panels and from them', async () => {
  await withDashboard(DashboardCursorSync.Crosshair, async (tab) => {
    await expectCrosshairs(tab, [null, null]);

    // The middle of 06:00 to 12:00.
    await pointAt(tab, 0.5);
    await expectCrosshairs(tab, [50, 50]);
    await tooltips(tab).getByText('2026-11-20 09:00:00').waitFor();
    expect(await tooltips(tab).count()).toBe(1);
    await heard(tab)
      .getByText(`"time":${Date.UTC(2026, 10, 20, 9)}`)
      .waitFor();

    await tab.mouse.move(2, 2);
    await expectCrosshairs(tab, [null, null]);
    await heard(tab).getByText('clear').waitFor();

    // The other panel points at 07:30, a quarter of the range; it is not told its own words again.
    await tab.getByRole('button', { name: 'Point' }).click();
    await expectCrosshairs(tab, [25, 25]);
    expect(await heard(tab).textContent()).toBe('clear');
    await tab.getByRole('button', { name: 'Leave' }).click();
    await expectCrosshairs(tab, [null, null]);
  });
});

test('a dashboard that shares none: each panel has its own', async () => {
  await withDashboard(DashboardCursorSync.Off, async (tab) => {
    await pointAt(tab, 0.5);
    await expectCrosshairs(tab, [50, null]);
    await tooltips(tab).getByText('2026-11-20 09:00:00').waitFor();
    await tab.mouse.move(2, 2);
    await tab.getByRole('button', { name: 'Point' }).click();
    await expectCrosshairs(tab, [null, null]);
    expect(await heard(tab).textContent()).toBe('');
  });
});
