import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fileAdvice } from './file-advice';

const folder = mkdtempSync(join(tmpdir(), 'tailgate-advice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function adviceOn(bytes: Buffer | string): Promise<string | undefined> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return fileAdvice(path);
}

const tar = Buffer.alloc(512);
tar.write('access.log');
tar.write('ustar', 257);

test.each([
  ['zip', Buffer.from('PK\u0003\u0004rest'), 'Unpack it'],
  ['tar', tar, 'tar archive'],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'a picture'],
  ['pdf', Buffer.from('%PDF-1.7'), 'PDF'],
  ['csv of Insights', '@timestamp,@message\n2026-11-21 05:00:00.346,"{}"', 'filter-log-events'],
  ['csv of Insights, quoted', '"@message","@timestamp"\n', 'filter-log-events'],
])('%s: what it is and what to do', async (_name, bytes, words) => {
  expect(await adviceOn(bytes)).toContain(words);
});

test.each([
  ['nothing', ''],
  ['lines', '{"requestId":"1","status":"200"}\n'],
  ['a packed log', gzipSync('{"requestId":"1"}\n')],
])('%s: no advice', async (_name, bytes) => {
  expect(await adviceOn(bytes)).toBeUndefined();
});

test('a file that is not there: no advice', async () => {
  expect(await fileAdvice(join(folder, 'nowhere'))).toBeUndefined();
});

test('whatever JSON stands in a file is no other kind of file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      expect(await adviceOn(text)).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});
