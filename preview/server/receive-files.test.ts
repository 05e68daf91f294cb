import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { receiveFiles, safeName } from './receive-files';

const never = new AbortController().signal;

/** The bytes of a body in chunks of a given length, which know nothing of files. */
function inChunks(bytes: Buffer, length: number): Readable {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += length) chunks.push(bytes.subarray(at, at + length));
  return Readable.from(chunks);
}

test('files come out as they went in, however the body is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 60 }),
      async (contents, length) => {
        const announced = contents.map(({ length: size }) => ({ name: 'same.log', size }));
        const body = inChunks(Buffer.concat(contents), length);
        const received = await receiveFiles(body, announced, never);
        expect(received.paths.map((path) => [...readFileSync(path)])).toEqual(
          contents.map((content) => [...content]),
        );
        await received.remove();
        expect(received.paths.filter(existsSync)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('only their owner may read them', async () => {
  const received = await receiveFiles(
    Readable.from([Buffer.from('abc')]),
    [{ name: 'a.log', size: 3 }],
    never,
  );
  expect(statSync(received.paths[0]).mode & 0o077).toBe(0);
  await received.remove();
});

test.each([
  ['fewer', 'ab', 3],
  ['more', 'abcd', 3],
])('%s bytes than announced are refused', async (word, text, size) => {
  const body = Readable.from([Buffer.from(text)]);
  await expect(receiveFiles(body, [{ name: 'a.log', size }], never)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(`${word} bytes`) as unknown,
  });
});

test('what is given up is cancelled', async () => {
  const gone = AbortSignal.abort();
  const body = Readable.from([Buffer.from('abc')]);
  await expect(receiveFiles(body, [{ name: 'a.log', size: 3 }], gone)).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('texts name the files as people know them', async () => {
  const received = await receiveFiles(
    Readable.from([Buffer.from('abc')]),
    [{ name: 'größer/als.log', size: 3 }],
    never,
  );
  expect(received.nameOf(`${received.paths[0]}: unreadable`)).toBe('größer/als.log: unreadable');
  await received.remove();
});

test('no name leads out of its folder or hides its ending', () => {
  expect(safeName('../../etc/passwd')).toBe('passwd');
  expect(safeName('C:\\logs\\a.json.gz')).toBe('a.json.gz');
  expect(safeName('..')).toBe('file');
  expect(safeName('')).toBe('file');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeName(name);
      expect(safe).not.toBe('');
      expect(safe.startsWith('.')).toBe(false);
      expect(basename(safe)).toBe(safe);
      expect(dirname(safe)).toBe('.');
      expect(safe.length).toBeLessThanOrEqual(100);
    }),
  );
});
