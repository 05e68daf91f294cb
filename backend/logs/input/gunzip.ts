import { createGunzip } from 'node:zlib';

/** Whether bytes begin as a gzip file does. */
export function isGzip(head: Buffer): boolean {
  return head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b;
}

/** Packed bytes given to zlib at once: bounds the memory even where they unpack to a thousand times as many. */
const pieceBytes = 65_536;

/**
 * Unpacks gzip chunk by chunk. Everything that could be unpacked is given before an error is thrown: a stream's own
 * iterator would drop what it still holds when the input turns out to be cut off.
 * @throws Error of zlib, for input that is cut off or damaged
 */
export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: 1 << 20 });
  let out: Buffer[] = [];
  let failure: { readonly error: unknown } | undefined;
  // Damaged data closes the unpacker without an answer to the write that brought it.
  const closed = new Promise<void>((done) => unpacker.on('close', done));
  unpacker.on('data', (piece: Buffer) => out.push(piece));
  unpacker.on('error', (error: unknown) => {
    failure = { error };
  });
  let ready: Buffer[] = [];
  const take = () => {
    ready = out;
    out = [];
  };
  const throwFailure = () => {
    if (failure !== undefined) throw failure.error;
  };
  try {
    for await (const piece of piecesOf(chunks)) {
      const written = new Promise<void>((done) => {
        unpacker.write(piece, () => done());
      });
      // What came out before is worked on while zlib's own thread unpacks this piece.
      yield* ready;
      await Promise.race([written, closed]);
      take();
      throwFailure();
    }
    yield* ready;
    unpacker.end();
    await closed;
    take();
    throwFailure();
    yield* ready;
  } catch (thrown) {
    yield* ready;
    throw thrown;
  } finally {
    unpacker.destroy();
  }
}

async function* piecesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += pieceBytes) {
      yield chunk.subarray(start, start + pieceBytes);
    }
  }
}
