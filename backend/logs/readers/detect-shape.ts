import { eventsJson } from './events-json';
import { rawLines } from './raw-lines';
import type { Reader } from './reader';
import { s3Export } from './s3-export';

/** In order: the first that recognises the head reads the file. Raw lines take what is left. */
export const readers: readonly Reader[] = [eventsJson, s3Export, rawLines];

/** Bytes of the beginning by which a shape is recognised. */
export const headBytes = 65_536;

/** What no reader can take. */
export interface UnknownContent {
  readonly error: string;
}

/** What another program packed, by its first bytes (gzip is taken off before this). */
const packed: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['gzip data inside two layers of gzip', [0x1f, 0x8b]],
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['zstd data', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2 data', [0x42, 0x5a, 0x68]],
  ['xz data', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
];

/** Recognises how a file is laid out by its first bytes (uncompressed). */
export function detectShape(head: Buffer): Reader | UnknownContent {
  const archive = packed.find(([, magic]) =>
    head.subarray(0, magic.length).equals(Buffer.from(magic)),
  );
  if (archive !== undefined) {
    return { error: `This is ${archive[0]}, not log text: unpack it first.` };
  }
  const isUtf16 =
    head.length >= 2 &&
    ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff));
  if (isUtf16) return { error: 'This is UTF-16 text: convert it to UTF-8 first.' };
  if (isBinary(head)) return { error: 'This looks like binary data, not log text.' };
  const text = head.toString('utf8');
  return readers.find((reader) => reader.recognises(text)) ?? rawLines;
}

/** More than a tenth of bytes that no text has: control characters, or bytes that are not UTF-8. */
function isBinary(head: Buffer): boolean {
  if (head.length === 0) return false;
  let strange = 0;
  for (const byte of head) {
    if (byte < 32 && (byte < 7 || byte > 13) && byte !== 27) strange += 1;
  }
  for (const character of head.toString('utf8')) if (character === '\uFFFD') strange += 1;
  return strange * 10 > head.length;
}
