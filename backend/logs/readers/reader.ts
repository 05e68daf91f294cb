import type { LogEvent } from '../log-event';

/** How a file is laid out. */
export type Shape = 'raw-lines' | 's3-export' | 'events-json';

/** What a reader hands on. Calls are synchronous; the caller waits between chunks. */
export interface EventSink {
  event(event: LogEvent): void;
  /** Input that is no event. The example is what stands there, cut; `bytes` only where the text itself is unknown. */
  unreadable(reason: string, line: number, example: string): void;
}

/** Takes the uncompressed bytes of one file, in order. */
export interface ChunkReader {
  write(chunk: Buffer): void;
  /** After the last byte: what is complete is handed on, the rest is reported as unreadable. */
  end(): void;
}

/** One shape of export. A new shape is one more entry in `readers`. */
export interface Reader {
  readonly shape: Shape;
  /** Whether a file that begins with these bytes has this shape. The head is up to 64 KiB, decoded leniently. */
  recognises(head: string): boolean;
  start(sink: EventSink): ChunkReader;
}
