import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { messageOf, TailgateError } from '../../errors';

/** A file to read. */
export interface InputFile {
  readonly path: string;
  /** How the person called it. */
  readonly name: string;
  /** Bytes on disk. */
  readonly size: number;
  /** ms since the epoch. */
  readonly modifiedMs: number;
}

/** Something in a directory that is not read, and why. */
export interface SkippedInput {
  readonly name: string;
  readonly reason: string;
}

export interface InputListing {
  readonly files: readonly InputFile[];
  readonly skipped: readonly SkippedInput[];
  /** Paths that are pipes or terminals: to be spooled before they can be read. */
  readonly streams: readonly string[];
}

/** What an S3 export task writes to see whether it may. */
const exportProbe = 'aws-logs-write-test';

/**
 * Lists the files behind paths. Directories are walked in order of name; hidden entries and the probe of S3 export tasks
 * are skipped and named, as is what cannot be opened.
 * @throws TailgateError not-found naming a path that does not exist
 */
export async function listInputFiles(paths: readonly string[]): Promise<InputListing> {
  const listing = {
    files: new Array<InputFile>(),
    skipped: new Array<SkippedInput>(),
    streams: new Array<string>(),
  };
  const seen = new Set<string>();
  for (const path of paths) {
    const stats = await statNamed(path);
    if (stats.isDirectory()) await walk(resolve(path), path, listing, seen);
    else if (stats.isFile()) listing.files.push(inputFile(resolve(path), path, stats));
    else listing.streams.push(path);
  }
  return listing;
}

async function statNamed(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'ENOENT' || errorCodeOf(thrown) === 'ENOTDIR') {
      throw new TailgateError('not-found', `There is no file or directory ${path}.`, {
        place: path,
        remedy: 'Check the path; relative paths start at the current directory.',
        cause: thrown,
      });
    }
    throw new TailgateError('unreadable-input', `${path} cannot be opened: ${messageOf(thrown)}`, {
      place: path,
      remedy: 'Check the permissions of the file and of the directories above it.',
      cause: thrown,
    });
  }
}

async function walk(
  directory: string,
  name: string,
  listing: { files: InputFile[]; skipped: SkippedInput[] },
  seen: Set<string>,
): Promise<void> {
  try {
    const real = await realpath(directory);
    if (seen.has(real)) {
      listing.skipped.push({ name, reason: 'read already: a link leads back to it' });
      return;
    }
    seen.add(real);
    const entries = (await readdir(directory)).sort(compareNames);
    for (const entry of entries) {
      const path = join(directory, entry);
      const shown = join(name, entry);
      if (entry.startsWith('.')) listing.skipped.push({ name: shown, reason: 'hidden' });
      else if (entry === exportProbe) {
        listing.skipped.push({ name: shown, reason: "the export task's own test file" });
      } else await visit(path, shown, listing, seen);
    }
  } catch (thrown) {
    listing.skipped.push({ name, reason: `cannot be opened: ${messageOf(thrown)}` });
  }
}

async function visit(
  path: string,
  name: string,
  listing: { files: InputFile[]; skipped: SkippedInput[] },
  seen: Set<string>,
): Promise<void> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) await walk(path, name, listing, seen);
    else if (stats.isFile()) listing.files.push(inputFile(path, name, stats));
    else listing.skipped.push({ name, reason: 'not a regular file' });
  } catch (thrown) {
    listing.skipped.push({ name, reason: `cannot be opened: ${messageOf(thrown)}` });
  }
}

function inputFile(path: string, name: string, stats: Stats): InputFile {
  return { path, name, size: stats.size, modifiedMs: Math.round(stats.mtimeMs) };
}

/** By code unit, the same on every machine. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The log stream of a file whose shape does not name one: its name without the endings of packed logs. */
export function streamNameOf(name: string): string {
  const stem = basename(name).replace(/(\.(log|txt|json|jsonl|ndjson|gz))+$/i, '');
  return stem === '' ? basename(name) : stem;
}

function errorCodeOf(thrown: unknown): string | undefined {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    return typeof thrown.code === 'string' ? thrown.code : undefined;
  }
  return undefined;
}
