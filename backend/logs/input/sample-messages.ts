import { messageOf } from '../../errors';
import type { InputFile } from './input-file';
import { uncompressed, withHead } from './uncompressed';
import { detectShape, headBytes } from '../readers/detect-shape';
import type { Shape } from '../readers/reader';

/** The first messages of a file. */
export interface MessageSample {
  readonly shape: Shape | 'unknown';
  readonly messages: readonly string[];
  /** Why there are none, or no more. */
  readonly error: string | null;
}

/** No more bytes than this are read for a sample, however few events they hold. */
const maximumBytes = 16_777_216;

/** Takes the first messages of a file without reading it all; what cannot be read is left out. */
export async function sampleMessages(file: InputFile, count: number): Promise<MessageSample> {
  const messages: string[] = [];
  let shape: Shape | 'unknown' = 'unknown';
  try {
    const { head, all } = await withHead(uncompressed(file), headBytes);
    const reader = detectShape(head);
    if ('error' in reader) {
      await all.return(undefined);
      return { shape, messages, error: reader.error };
    }
    shape = reader.shape;
    const chunkReader = reader.start({
      event: ({ message }) => {
        if (messages.length < count) messages.push(message);
      },
      unreadable: () => undefined,
    });
    let bytes = 0;
    let isCut = false;
    try {
      for await (const chunk of all) {
        chunkReader.write(chunk);
        bytes += chunk.length;
        isCut = messages.length >= count || bytes >= maximumBytes;
        if (isCut) break;
      }
    } finally {
      // At the end of the file its last line has no line end; where reading stopped early it would be half a line.
      if (!isCut) chunkReader.end();
    }
    return { shape, messages, error: bytes === 0 ? 'The file is empty.' : null };
  } catch (thrown) {
    return { shape, messages, error: `The file cannot be read: ${messageOf(thrown)}.` };
  }
}
