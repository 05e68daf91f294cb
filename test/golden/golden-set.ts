import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lines with known properties, in order of time. */
export interface GoldenSet {
  readonly name: string;
  /** Raw lines of an access log, without line ends. */
  readonly lines: readonly string[];
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
}

/** Writes a set as a file of raw lines, `NAME.log`, and gives its path. */
export async function writeGolden(directory: string, set: GoldenSet): Promise<string> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${set.name}.log`);
  await writeFile(path, `${set.lines.join('\n')}\n`);
  return path;
}
