import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TailgateError, messageOf } from '../errors';
import { accessLogGroup, sampleFunctions } from './orders-api';
import { sampleEvents } from './sample-events';
import { dayMinutes, minuteMs } from './scenario';

const dayMs = dayMinutes * minuteMs;
const hourMs = 60 * minuteMs;

/** The seed of the sample that is shown to people; the one that the tests describe. */
export const sampleSeed = 7;

export interface SampleOptions {
  readonly seed: number;
  /** The end of the 24 hours, and what the incident is placed by; ms since the epoch. */
  readonly now: number;
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface SampleFile {
  readonly path: string;
  readonly logGroup: string;
  /** Bytes on disk. */
  readonly bytes: number;
  readonly events: number;
}

export interface WrittenSample {
  readonly files: readonly SampleFile[];
  /** Lines of the access log, the broken ones included. */
  readonly accessLines: number;
  /** Access log lines that are cut off half-way. */
  readonly brokenLines: number;
  readonly lambdaEvents: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The folder of a log group below that of the sample: `/aws/lambda/x` is `aws-lambda-x`. */
export function folderOf(logGroup: string): string {
  return logGroup.replace(/^\/+/, '').replaceAll('/', '-');
}

/**
 * Writes 24 hours of the sample up to `now`: the access log as raw lines, a file for each hour of
 * UTC, and the log of each function as an S3 export. The same seed and `now` give the same bytes.
 * Access log files of an earlier sample in the same folder are removed.
 * @throws TailgateError `invalid-input` for numbers that are not finite, `unavailable` where the
 * folder cannot be written
 */
export async function writeSample(
  directory: string,
  options: SampleOptions,
): Promise<WrittenSample> {
  const { seed, now, onProgress } = options;
  const toMs = now;
  const fromMs = now - dayMs;
  const accessFolder = join(directory, folderOf(accessLogGroup));
  const exportLines = new Map<string, string[]>(
    sampleFunctions.map(({ logGroup }) => [logGroup, []]),
  );
  const files: SampleFile[] = [];
  let accessLines = 0;
  let brokenLines = 0;
  let lambdaEvents = 0;
  let hour = Number.NaN;
  let hourLines: string[] = [];

  const writeHour = async (): Promise<void> => {
    if (hourLines.length === 0) return;
    const name = `${new Date(hour * hourMs).toISOString().slice(0, 13)}.log`;
    const bytes = Buffer.from(`${hourLines.join('\n')}\n`);
    files.push(await write(accessFolder, name, accessLogGroup, bytes, hourLines.length));
    hourLines = [];
  };

  await removeHours(accessFolder);
  for (const event of sampleEvents({ seed, fromMs, toMs, incidentAnchorMs: now })) {
    if (event.logGroup === accessLogGroup) {
      const eventHour = Math.floor(event.timestampMs / hourMs);
      if (eventHour !== hour) {
        await writeHour();
        hour = eventHour;
        onProgress?.((event.timestampMs - fromMs) / dayMs);
      }
      hourLines.push(event.message);
      accessLines += 1;
      // A whole line ends with the quote of its last value and a brace.
      if (!event.message.endsWith('"}')) brokenLines += 1;
    } else {
      const time = new Date(event.timestampMs).toISOString();
      exportLines.get(event.logGroup)?.push(`${time} ${event.message}\n`);
      lambdaEvents += 1;
    }
  }
  await writeHour();
  for (const [logGroup, lines] of exportLines) {
    const bytes = gzipSync(lines.join(''), { level: 6 });
    const folder = join(directory, folderOf(logGroup));
    files.push(await write(folder, '000000.gz', logGroup, bytes, lines.length));
  }
  onProgress?.(1);
  return { files, accessLines, brokenLines, lambdaEvents, fromMs, toMs };
}

async function write(
  folder: string,
  name: string,
  logGroup: string,
  bytes: Uint8Array,
  events: number,
): Promise<SampleFile> {
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, bytes);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  return { path, logGroup, bytes: bytes.byteLength, events };
}

/** Removes the hours of an earlier sample: their names follow the time at which it was made. */
async function removeHours(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      if (/^\d{4}-\d{2}-\d{2}T\d{2}\.log$/.test(name)) await rm(join(folder, name));
    }
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

function unwritable(path: string, cause: unknown): TailgateError {
  return new TailgateError('unavailable', `The sample cannot be written: ${messageOf(cause)}`, {
    place: path,
    remedy: 'Name a folder that can be written and has 150 MB free.',
    cause,
  });
}
