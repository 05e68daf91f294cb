import { createHash } from 'node:crypto';
import { throwIfAborted } from '../logs/database';
import type { InputFile } from '../logs/input/input-file';
import { uncompressed } from '../logs/input/uncompressed';
import type { IngestReport } from '../logs/ingest/report';

/** Files that hold the same bytes once unpacked, so that their events are counted several times. */
export interface SameFiles {
  /** Two or more; the same name twice where a file was given twice. */
  readonly names: readonly string[];
  /** Of each of them. */
  readonly events: number;
}

/** What two reports have in common where their files are the same. */
const likeness = ({ events, bytes, fromMs, toMs }: IngestReport): string =>
  [events, bytes, fromMs, toMs].join(' ');

function groupBy<T>(items: readonly T[], keys: readonly string[]): T[][] {
  const groups = new Map<string, T[]>();
  items.forEach((item, index) => {
    const key = keys[index] ?? '';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  });
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Of what could be read: a file may be cut off. */
async function digest(file: InputFile, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of uncompressed(file)) {
      throwIfAborted(signal);
      hash.update(chunk);
    }
  } catch {
    throwIfAborted(signal);
  }
  return hash.digest('hex');
}

/**
 * Finds files that were given twice, or are copies of each other, packed or not. Only files whose
 * reports are alike are read again, so that it costs nothing where there are no copies.
 * @throws TailgateError cancelled
 */
export async function findSameFiles(
  reports: readonly IngestReport[],
  files: readonly InputFile[],
  signal?: AbortSignal,
): Promise<SameFiles[]> {
  const fileOf = new Map(files.map((file) => [file.name, file]));
  const read = reports.filter(({ events, name }) => events > 0 && fileOf.has(name));
  const found: SameFiles[] = [];
  for (const alike of groupBy(read, read.map(likeness))) {
    const digests: string[] = [];
    for (const { name } of alike) {
      const file = fileOf.get(name);
      digests.push(file === undefined ? name : await digest(file, signal));
    }
    for (const same of groupBy(alike, digests)) {
      found.push({ names: same.map(({ name }) => name), events: same[0]?.events ?? 0 });
    }
  }
  return found;
}
