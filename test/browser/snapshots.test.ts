import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expectPicture } from './compare-picture';
import { openStudio, snapshotFile, snapshotFolder, type Studio } from './draw-snapshots';
import { seriousViolations, settledPicture } from './panel-tab';
import { snapshotCases } from './snapshot-cases';

// Each panel in each of its states is what it was when somebody last looked. Where a change is meant,
// `npm run pictures` draws them anew.

const root = join(__dirname, '..', '..');

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
}, 300_000);
afterAll(async () => {
  await studio?.close();
});

test.each(snapshotCases.map((one) => [one.name, one] as const))(
  '%s looks as it did, and is fit for everybody',
  async (_name, one) => {
    const { tab, faults } = await studio.open(one);
    try {
      const picture = await settledPicture(tab);
      expect(await seriousViolations(tab)).toEqual([]);
      expect(faults).toEqual([]);
      expectPicture(snapshotFile(one), picture);
    } finally {
      await tab.close();
    }
  },
);

test('there is one small file for each case, and no other', () => {
  const files = readdirSync(join(root, snapshotFolder));
  expect(files.sort()).toEqual(snapshotCases.map(({ name }) => `${name}.png`).sort());
  const sizes = files.map((file) => statSync(join(root, snapshotFolder, file)).size);
  expect(Math.max(...sizes)).toBeLessThan(60_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_200_000);
});
