import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { messageOf, TailgateError } from '../../errors';
import type { InputFile } from './input-file';

/** A stream written to a file, so that it can be sampled first and read after. */
export interface SpooledInput {
  readonly file: InputFile;
  /** Removes the file. */
  dispose(): Promise<void>;
}

/**
 * Writes a stream (standard input, a pipe) to a temporary file.
 * @param name how the person called it, for example `standard input`
 * @throws TailgateError unreadable-input where the stream fails or the disk is full, cancelled
 */
export async function spool(
  stream: NodeJS.ReadableStream,
  name: string,
  signal?: AbortSignal,
): Promise<SpooledInput> {
  const directory = await mkdtemp(join(tmpdir(), 'tailgate-'));
  const path = join(directory, 'input');
  const dispose = () => rm(directory, { recursive: true, force: true });
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }), { signal });
    const { size, mtimeMs } = await stat(path);
    return { file: { path, name, size, modifiedMs: Math.round(mtimeMs) }, dispose };
  } catch (thrown) {
    await dispose();
    if (signal?.aborted === true) {
      throw new TailgateError('cancelled', 'The work was cancelled.', { cause: thrown });
    }
    throw new TailgateError('unreadable-input', `${name} cannot be read: ${messageOf(thrown)}`, {
      place: name,
      remedy:
        'Check that the temporary directory has room for the whole input, or give it as a file.',
      cause: thrown,
    });
  }
}
