import { open, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { TailgateError } from '../../backend/errors';

export interface AnnouncedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface ReceivedFiles {
  readonly paths: readonly string[];
  /** A text in which paths of these files are replaced by the names that people know. */
  readonly nameOf: (text: string) => string;
  remove(): Promise<void>;
}

/** What may stand in a file name of any system; the rest could lead elsewhere or hide the ending. */
const unsafe = /[^A-Za-z0-9._ -]/g;
const maxNameLength = 100;

/** A file name that keeps its ending, by which packed files are known. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(unsafe, '_').replace(/^\.+/, '').slice(-maxNameLength);
  return plain.trim() === '' ? 'file' : plain;
}

/**
 * Writes the bytes of several files, which come one after the other, into a temporary folder.
 * @throws TailgateError `invalid-input` where there are fewer or more bytes than announced, `cancelled`
 */
export async function receiveFiles(
  body: Readable,
  announced: readonly AnnouncedFile[],
  signal: AbortSignal,
): Promise<ReceivedFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'tailgate-dropped-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const bytes = body[Symbol.asyncIterator]();
    let rest: Buffer = Buffer.alloc(0);
    const paths: string[] = [];
    for (const [index, { name, size }] of announced.entries()) {
      // A folder for each: two files may have the same name.
      const own = join(folder, String(index));
      await mkdir(own);
      const path = join(own, safeName(name));
      rest = await writeFile(path, size, rest, bytes, signal);
      paths.push(path);
    }
    const end: IteratorResult<unknown> = await bytes.next();
    if (rest.length > 0 || end.done !== true) throw wrongLength('more');
    return {
      paths,
      nameOf: (text) =>
        announced.reduce(
          (named, { name }, index) => named.replaceAll(paths[index] ?? folder, name),
          text,
        ),
      remove,
    };
  } catch (error) {
    await remove();
    throw signal.aborted ? new TailgateError('cancelled', 'The page gave the files up.') : error;
  }
}

/** Writes one file from what is left over and what comes; returns what belongs to the next. */
async function writeFile(
  path: string,
  size: number,
  leftOver: Buffer,
  bytes: AsyncIterator<unknown>,
  signal: AbortSignal,
): Promise<Buffer> {
  const file = await open(path, 'wx', 0o600);
  try {
    let missing = size;
    let chunk = leftOver;
    for (;;) {
      signal.throwIfAborted();
      const own = chunk.subarray(0, missing);
      await file.write(own);
      missing -= own.length;
      if (missing === 0) return chunk.subarray(own.length);
      const next = await bytes.next();
      if (next.done === true) throw wrongLength('fewer');
      if (!Buffer.isBuffer(next.value)) throw wrongLength('other');
      chunk = next.value;
    }
  } finally {
    await file.close();
  }
}

const wrongLength = (word: string): TailgateError =>
  new TailgateError('invalid-input', `The files had ${word} bytes than was announced.`, {
    remedy: 'Drop them again; a file that is still being written has to be complete first.',
  });
