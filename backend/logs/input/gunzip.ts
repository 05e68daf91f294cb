import { createGunzip } from 'node:zlib';

/** Whether bytes begin as a gzip file does. */
export function isGzip(head: Buffer): boolean {
  return head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Unpacks gzip chunk by chunk. Everything that could be unpacked is given before an error is thrown: a stream's own
 * iterator would drop what it still holds when the input turns out to be cut off.
 * @throws Error of zlib, for input that is cut off or damaged
 */
export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: 262_144 });
  let out: Buffer[] = [];
  let failure: { readonly error: unknown } | undefined;
  // Damaged data closes the unpacker without an answer to the write that brought it.
  const closed = new Promise<void>((done) => unpacker.on('close', done));
  unpacker.on('data', (piece: Buffer) => out.push(piece));
  unpacker.on('error', (error: unknown) => {
    failure = { error };
  });
  const taken = () => {
    const ready = out;
    out = [];
    return ready;
  };
  try {
    for await (const chunk of chunks) {
      const written = new Promise<void>((done) => {
        unpacker.write(chunk, () => done());
      });
      await Promise.race([written, closed]);
      yield* taken();
      if (failure !== undefined) throw failure.error;
    }
    unpacker.end();
    await closed;
    yield* taken();
    if (failure !== undefined) throw failure.error;
  } finally {
    unpacker.destroy();
  }
}
