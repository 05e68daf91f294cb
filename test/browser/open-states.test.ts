import type { Page } from 'playwright-core';
import { openStudio, type Studio } from './draw-snapshots';
import { seriousViolations, settledPicture } from './panel-tab';
import type { SnapshotCase } from './snapshot-cases';

// What opens over a panel is fit for everybody too: tooltips, notices, findings.

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
}, 300_000);
afterAll(async () => {
  await studio?.close();
});

interface OpenState extends SnapshotCase {
  readonly open: (tab: Page) => Promise<void>;
  /** What is looked at, where it is not the whole page. */
  readonly within?: string;
}

/** Moves the pointer to a share of the width of the plot. */
async function pointAt(tab: Page, share: number): Promise<{ x: number; y: number }> {
  const box = await tab.locator('.u-over').first().boundingBox();
  if (box === null) throw new Error('The panel has no plot.');
  const place = { x: box.x + box.width * share, y: box.y + 60 };
  await tab.mouse.move(place.x - 40, place.y - 10);
  await tab.mouse.move(place.x, place.y, { steps: 3 });
  await tab.locator('[aria-live="polite"]').last().getByText('Backend').first().waitFor();
  return place;
}

async function openNotices(tab: Page): Promise<void> {
  await tab.getByTestId('notices').click();
  await tab.getByRole('list', { name: 'Notices' }).waitFor();
}

// While it is open Grafana's toggletip hides the rest of the page from screen readers and keeps the focus
// to itself, but leaves what is hidden in the order of the keyboard, which axe minds.
const toggletip = '[data-testid="toggletip-content"]';

const slowRequests = { slowRequestsLink: '/d/slow?from=${__from}&to=${__to}' };
const states: readonly OpenState[] = [
  {
    ...{ name: 'tooltip', page: 'latency.tsx', size: [900, 620], parameters: {} },
    open: async (tab) => {
      await pointAt(tab, 0.68);
    },
  },
  {
    ...{ name: 'pinned tooltip with a link', page: 'latency.tsx', size: [900, 620] },
    parameters: { options: slowRequests },
    open: async (tab) => {
      const { x, y } = await pointAt(tab, 0.68);
      await tab.mouse.click(x, y);
      await tab.getByText('Slow requests of this time').waitFor();
    },
  },
  {
    ...{ name: 'tooltip of the heatmap', page: 'latency.tsx', size: [900, 620] },
    parameters: { options: { mode: 'heatmap' }, frames: { heatmap: true } },
    open: async (tab) => {
      await pointAt(tab, 0.3);
    },
  },
  {
    ...{ name: 'notices of the timeouts', page: 'timeouts.tsx', size: [600, 260] },
    parameters: { case: 'notices' },
    open: openNotices,
    within: toggletip,
  },
  {
    ...{ name: 'notices of the findings', page: 'findings.tsx', size: [600, 400] },
    parameters: { case: 'noticed' },
    open: openNotices,
    within: toggletip,
  },
  {
    ...{ name: 'another finding', page: 'findings.tsx', size: [700, 500], parameters: {} },
    open: async (tab) => {
      await tab.locator('#panel [aria-expanded="false"]').last().click();
      await tab.getByRole('heading', { name: 'What to do' }).first().waitFor();
    },
  },
];

test.each(
  states.flatMap((state) =>
    (['dark', 'light'] as const).map((theme) => [state.name, theme, state] as const),
  ),
)('%s, %s', async (_name, theme, { open, within = 'body', ...state }) => {
  const { tab, faults } = await studio.open({
    ...state,
    parameters: { ...state.parameters, theme },
  });
  try {
    await settledPicture(tab);
    await open(tab);
    // What opens fades in, and half of a colour has less contrast.
    await tab.waitForTimeout(300);
    expect(await seriousViolations(tab, within)).toEqual([]);
    expect(faults).toEqual([]);
  } finally {
    await tab.close();
  }
});
