import { createReadStream } from 'node:fs';
import type { InputFile } from './input-file';
import { gunzip, isGzip } from './gunzip';

/** Some writers pack what is packed already; more than two layers are nobody's log. */
const maximumLayers = 2;

const chunkBytes = 1 << 20;

/**
 * The bytes of a file, gzip taken off up to twice, in chunks.
 * @param onRead told the bytes taken from the disk so far
 * @throws Error of the system or of zlib, after everything that could be read was given
 */
export async function* uncompressed(
  file: InputFile,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  yield* unpack(fromDisk(file, onRead), maximumLayers);
}

async function* fromDisk(
  file: InputFile,
  onRead: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  let read = 0;
  const stream = createReadStream(file.path, { highWaterMark: chunkBytes });
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    read += chunk.length;
    onRead?.(read);
    yield chunk;
  }
}

async function* unpack(chunks: AsyncGenerator<Buffer>, layers: number): AsyncGenerator<Buffer> {
  const { head, all } = await withHead(chunks, 2);
  if (layers > 0 && isGzip(head)) yield* unpack(gunzip(all), layers - 1);
  else yield* all;
}

/** The first bytes of a sequence of chunks, and the whole sequence again. An error while the head is read comes again from `all`. */
export async function withHead(
  chunks: AsyncGenerator<Buffer>,
  bytes: number,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const held: Buffer[] = [];
  let length = 0;
  let failure: { error: unknown } | undefined;
  let ended = false;
  while (length < bytes && !ended) {
    try {
      const next = await chunks.next();
      if (next.done === true) ended = true;
      else {
        held.push(next.value);
        length += next.value.length;
      }
    } catch (error) {
      failure = { error };
      ended = true;
    }
  }
  const head = Buffer.concat(held).subarray(0, bytes);
  return { head, all: replay(held, failure, ended, chunks) };
}

async function* replay(
  held: Buffer[],
  failure: { error: unknown } | undefined,
  ended: boolean,
  rest: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    for (let chunk = held.shift(); chunk !== undefined; chunk = held.shift()) yield chunk;
    if (failure !== undefined) throw failure.error;
    if (!ended) yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
