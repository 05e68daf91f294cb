import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expectPicture, type Region } from './compare-picture';
import { snapshotFile } from './draw-snapshots';

const file = snapshotFile({ name: 'latency-empty' });
const stored = readFileSync(join(__dirname, '..', '..', file));

/** What was put into the system's temporary folder. */
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The stored picture with its first rows changed by so much in red. */
function changed(pixels: number, by: number): Buffer {
  const picture = PNG.sync.read(stored);
  for (let index = 0; index < pixels; index++) {
    picture.data[index * 4] = ((picture.data[index * 4] ?? 0) + by) % 256;
  }
  return PNG.sync.write(picture);
}

function messageOf(drawn: Buffer, regions?: readonly Region[], path = file): string {
  try {
    expectPicture(path, drawn, regions);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    folders.push(folderOf(message));
    return message;
  }
  return '';
}

function folderOf(message: string): string {
  const folder = /in (\S+)$/m.exec(message)?.[1];
  if (folder === undefined) throw new Error(message);
  return folder;
}

test('the same picture passes, and one with a few pixels changed', () => {
  expect(messageOf(stored)).toBe('');
  expect(messageOf(changed(40, 100))).toBe('');
});

test('another picture fails: the message names the file, the difference and what to do', () => {
  const message = messageOf(changed(400, 100));
  expect(message).toContain(`${file} is not what is drawn today: 400 pixels of the picture differ`);
  expect(message).toContain('npm run pictures');
  const folder = folderOf(message);
  expect(existsSync(join(folder, 'latency-empty.actual.png'))).toBe(true);
  expect(existsSync(join(folder, 'latency-empty.difference.png'))).toBe(true);
});

test('a faint tint counts, as that of an episode is', () => {
  expect(messageOf(changed(4_000, 12))).toContain('pixels of the picture differ');
});

test('each region counts by itself', () => {
  const small = { name: 'the first row', x: 0, y: 0, width: 420, height: 1 };
  const rest = { name: 'the rest', x: 0, y: 1, width: 420, height: 199 };
  expect(messageOf(changed(40, 100), [small, rest])).toContain('40 pixels of the first row differ');
});

test('a picture of another size fails, and one that is not stored', () => {
  expect(messageOf(PNG.sync.write(new PNG({ width: 10, height: 10 })))).toContain('10 by 10 now');
  const missing = 'test/browser/snapshots/none.png';
  expect(messageOf(stored, [], missing)).toContain('there is no such file');
});
