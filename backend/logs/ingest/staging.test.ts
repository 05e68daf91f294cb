import { gzipSync } from 'node:zlib';
import { fieldUse, storeFiles } from '../testing/stored-events';
import { TemporaryFiles } from '../testing/temporary-files';

const retention = {
  keep: 'fields',
  fields: [fieldUse('status'), fieldUse('@message', true, false)],
} as const;
const lines = [
  'a\0b',
  `a text that is longer than DuckDB keeps in place\0and its end`,
  '\0first',
  'last\0',
  '{"status":"5\0"}',
  '{"status":"5\\u00003"}',
  'none',
];
const text = `${lines.join('\n')}\n`;

let files: TemporaryFiles;
beforeAll(async () => {
  files = await TemporaryFiles.create();
});
afterAll(() => files.remove());

test.each([
  ['a plain file', 'plain.log', text],
  ['a packed file', 'packed.log.gz', gzipSync(text)],
])('messages with a NUL in %s are stored whole', async (_, name, content) => {
  const { rows, reports } = await storeFiles([await files.write(name, content)], retention);
  expect(reports).toMatchObject([{ events: lines.length, unreadable: 0 }]);
  expect(rows.map(({ message }) => message)).toEqual(lines);
  expect(rows[5]).toMatchObject({ status: '5\u00003' });
});

test('everything is kept of messages with a NUL', async () => {
  const file = await files.write('all.log.gz', gzipSync(text));
  const { rows } = await storeFiles([file], { keep: 'everything' });
  expect(rows.map(({ message }) => message)).toEqual(lines);
});
