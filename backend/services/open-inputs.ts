import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import type { InputFile, SkippedInput } from '../logs/input/input-file';
import { listInputFiles } from '../logs/input/input-file';
import { spool } from '../logs/input/spool';

/** A file to read, and the log group that its events belong to. */
export interface AnalysisFile {
  readonly file: InputFile;
  readonly logGroup: string;
}

export interface OpenInputs {
  readonly files: readonly AnalysisFile[];
  readonly skipped: readonly SkippedInput[];
  /** Removes what was spooled. */
  dispose(): Promise<void>;
}

const standardInput = '-';

/** The files of one directory are one log group; a file that was named itself is one of its own. */
function logGroupOf(argument: string, file: InputFile): string {
  return file.name === argument ? argument : dirname(file.name);
}

/**
 * Opens the arguments of an analysis: files, directories, pipes, and `-` for standard input. What is no
 * regular file is copied to a temporary one first, since its first lines are read twice.
 * @throws TailgateError not-found, unreadable-input, cancelled
 */
export async function openInputs(
  paths: readonly string[],
  stdin: NodeJS.ReadableStream,
  signal: AbortSignal | undefined,
): Promise<OpenInputs> {
  const files: AnalysisFile[] = [];
  const skipped: SkippedInput[] = [];
  const disposals: (() => Promise<void>)[] = [];
  const dispose = async (): Promise<void> => {
    await Promise.all(disposals.map((remove) => remove()));
  };
  const addStream = async (stream: NodeJS.ReadableStream, name: string): Promise<void> => {
    const spooled = await spool(stream, name, signal);
    disposals.push(() => spooled.dispose());
    files.push({ file: spooled.file, logGroup: name });
  };
  try {
    for (const path of new Set(paths)) {
      if (path === standardInput) {
        await addStream(stdin, 'standard input');
        continue;
      }
      const listing = await listInputFiles([path]);
      skipped.push(...listing.skipped);
      for (const file of listing.files) files.push({ file, logGroup: logGroupOf(path, file) });
      for (const stream of listing.streams) {
        await addStream(createReadStream(stream), stream);
      }
    }
    return { files, skipped, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
