import { gzipSync } from 'node:zlib';
import { gunzip } from './gunzip';

/** Text that packs badly, so that it fills many pieces; the same every time. */
function sampleText(length: number): Buffer {
  let state = 42;
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = 32 + (state >>> 26);
  }
  return bytes;
}

async function* chunked(bytes: Buffer, size: number, failure?: Error): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
  if (failure !== undefined) throw failure;
}

async function unpacked(chunks: AsyncIterable<Buffer>): Promise<{ out: Buffer; error: unknown }> {
  const out: Buffer[] = [];
  try {
    for await (const chunk of gunzip(chunks)) out.push(chunk);
    return { out: Buffer.concat(out), error: undefined };
  } catch (error) {
    return { out: Buffer.concat(out), error };
  }
}

const text = sampleText(1_500_000);
const packed = gzipSync(text, { level: 1 });

describe('gunzip', () => {
  it.each([1_000, 65_536, 65_537, 1 << 20, 1 << 24])('unpacks chunks of %i bytes', async (size) => {
    const { out, error } = await unpacked(chunked(packed, size));
    expect(error).toBeUndefined();
    expect(out.equals(text)).toBe(true);
  });

  it('unpacks several members one after another', async () => {
    const { out } = await unpacked(chunked(Buffer.concat([packed, gzipSync('more')]), 100_000));
    expect(out.equals(Buffer.concat([text, Buffer.from('more')]))).toBe(true);
  });

  it('gives all that could be unpacked before it says that the data is cut off', async () => {
    const { out, error } = await unpacked(chunked(packed.subarray(0, -1000), 100_000));
    expect(error).toMatchObject({ code: 'Z_BUF_ERROR' });
    expect(out.length).toBeGreaterThan(text.length - 100_000);
    expect(out.equals(text.subarray(0, out.length))).toBe(true);
  });

  it('gives all that could be unpacked before an error of the source', async () => {
    const half = packed.subarray(0, packed.length >> 1);
    const { out, error } = await unpacked(chunked(half, 100_000, new Error('the disk is gone')));
    expect(error).toMatchObject({ message: 'the disk is gone' });
    expect(out.length).toBeGreaterThan(text.length / 3);
    expect(out.equals(text.subarray(0, out.length))).toBe(true);
  });

  it('holds little of data that unpacks to a thousand times as much', async () => {
    const bomb = gzipSync(Buffer.alloc(400_000_000), { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let total = 0;
    // The whole in one chunk: it is unpacked piece by piece all the same.
    for await (const chunk of gunzip(chunked(bomb, bomb.length))) {
      if (total === 0) most = process.memoryUsage().arrayBuffers - before;
      total += chunk.length;
    }
    expect(total).toBe(400_000_000);
    expect(most).toBeLessThan(200_000_000);
  });
});
