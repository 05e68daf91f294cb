import type { LogEvent } from '../log-event';
import type { Reader } from '../readers/reader';

export interface ReadInput {
  readonly events: LogEvent[];
  readonly unreadable: { reason: string; line: number; example: string }[];
}

/** Runs a reader over bytes that come in pieces of the given size. */
export function readAll(reader: Reader, content: string | Buffer, pieceBytes = 65_536): ReadInput {
  const bytes = Buffer.from(content);
  const read: ReadInput = { events: [], unreadable: [] };
  const chunks = reader.start({
    event: (event) => read.events.push(event),
    unreadable: (reason, line, example) => read.unreadable.push({ reason, line, example }),
  });
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    // A copy that is overwritten after: readers must not keep views of a chunk.
    const piece = Buffer.from(bytes.subarray(at, at + pieceBytes));
    chunks.write(piece);
    piece.fill(0x23);
  }
  chunks.end();
  return read;
}
