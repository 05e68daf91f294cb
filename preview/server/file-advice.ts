import { open } from 'node:fs/promises';

interface Advice {
  readonly is: (head: Buffer) => boolean;
  readonly text: string;
}

const begins =
  (...bytes: readonly number[]) =>
  (head: Buffer): boolean =>
    bytes.every((byte, index) => head[index] === byte);

const packed = (name: string): string =>
  `This is a ${name} archive. Unpack it and drop the log files that are in it; single files may stay packed with gzip.`;
const noLog = (name: string): string =>
  `This is ${name}, no log. Drop the access log of the stage as CloudWatch Logs exports it.`;
const wayOut =
  'Drop an export of the log group instead (to S3, or by aws logs filter-log-events), as each line stands there as it was written.';

/** Files that people drop by mistake, by their first bytes (the signatures of the formats). */
const kinds: readonly Advice[] = [
  { is: begins(0x50, 0x4b, 0x03, 0x04), text: packed('zip') },
  { is: begins(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), text: packed('7z') },
  { is: (head) => head.toString('latin1', 257, 262) === 'ustar', text: packed('tar') },
  { is: begins(0x28, 0xb5, 0x2f, 0xfd), text: packed('zstd') },
  { is: begins(0x89, 0x50, 0x4e, 0x47), text: noLog('a picture') },
  { is: begins(0xff, 0xd8, 0xff), text: noLog('a picture') },
  { is: begins(0x25, 0x50, 0x44, 0x46), text: noLog('a PDF document') },
  {
    is: (head) => /^\uFEFF?"?@(timestamp|message|ptr|log)\w*"?,/.test(head.toString('utf8')),
    text: `This is a table that CloudWatch Logs Insights wrote as CSV. ${wayOut}`,
  },
];

/** As far as any signature reaches. */
const headBytes = 512;

/**
 * What to do about a file that is no log at all, by its first bytes.
 * @returns undefined where it may be a log, or cannot be read
 */
export async function fileAdvice(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, headBytes, 0);
    const read = head.subarray(0, bytesRead);
    return kinds.find(({ is }) => is(read))?.text;
  } finally {
    await file.close();
  }
}
