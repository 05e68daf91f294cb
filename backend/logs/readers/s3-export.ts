import { maximumEventBytes } from '../log-event';
import { LineSplitter } from './line-splitter';
import type { ChunkReader, EventSink, Reader } from './reader';
import { decode, exampleOf, isBlank, unreadableReasons } from './text';

/** What an S3 export task puts before each event; lines without it belong to the event before. */
const prefix = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)(?: |$)/;
const prefixLength = 25;

/** How many lines of the head are looked at when the first one has no prefix. */
const lookedAt = 20;

/** An S3 export task's object: `2020-09-08T04:00:24.000Z message`, with continuation lines. */
export const s3Export: Reader = {
  shape: 's3-export',
  recognises(head) {
    const lines = head.split('\n', lookedAt + 1).filter((line) => line.trim() !== '');
    const looked = lines.slice(0, lookedAt);
    const dated = looked.filter((line) => prefix.test(line)).length;
    return prefix.test(looked[0] ?? '') || dated * 2 > looked.length;
  },
  start: (sink) => new S3ExportReader(sink),
};

interface OpenEvent {
  readonly timestamp: number;
  readonly line: number;
  readonly lines: Buffer[];
  bytes: number;
  tooLong: boolean;
}

class S3ExportReader implements ChunkReader {
  private readonly sink: EventSink;
  private readonly splitter: LineSplitter;
  private open: OpenEvent | undefined;

  constructor(sink: EventSink) {
    this.sink = sink;
    this.splitter = new LineSplitter(
      {
        line: (bytes, line) => this.line(bytes, line),
        tooLong: (beginning, line) => this.tooLong(beginning, line),
      },
      maximumEventBytes + prefixLength,
    );
  }

  write(chunk: Buffer): void {
    this.splitter.write(chunk);
  }

  end(): void {
    this.splitter.end();
    this.close();
  }

  private line(bytes: Buffer, line: number): void {
    const timestamp = timeOf(bytes);
    if (timestamp === undefined) {
      this.continue(bytes, line);
      return;
    }
    this.close();
    this.open = { timestamp, line, lines: [], bytes: 0, tooLong: false };
    this.add(this.open, bytes.subarray(prefixLength));
  }

  private tooLong(beginning: Buffer, line: number): void {
    const timestamp = timeOf(beginning);
    if (timestamp !== undefined) {
      this.close();
      const rest = Buffer.from(beginning.subarray(prefixLength));
      this.open = { timestamp, line, lines: [rest], bytes: 0, tooLong: true };
    } else if (this.open !== undefined) {
      this.open.tooLong = true;
    } else {
      this.sink.unreadable(unreadableReasons.tooLong, line, exampleOf(beginning));
    }
  }

  private continue(bytes: Buffer, line: number): void {
    if (this.open !== undefined) this.add(this.open, bytes);
    else if (!isBlank(bytes)) {
      this.sink.unreadable(unreadableReasons.noEvent, line, exampleOf(bytes));
    }
  }

  private add(event: OpenEvent, bytes: Buffer): void {
    event.bytes += bytes.length + 1;
    if (event.bytes > maximumEventBytes + 1) event.tooLong = true;
    // Lines are views of a chunk whose memory may be used again.
    else event.lines.push(Buffer.from(bytes));
  }

  /** Hands on the open event. The export ends each message with a line feed, and messages often have one of their own. */
  private close(): void {
    const event = this.open;
    if (event === undefined) return;
    this.open = undefined;
    const [first] = event.lines;
    if (event.tooLong) {
      const example = exampleOf(first ?? Buffer.alloc(0));
      this.sink.unreadable(unreadableReasons.tooLong, event.line, example);
      return;
    }
    while (event.lines.length > 1 && event.lines.at(-1)?.length === 0) event.lines.pop();
    const whole = event.lines.length === 1 && first !== undefined ? first : joinLines(event.lines);
    if (isBlank(whole)) return;
    const message = decode(whole);
    if (message === undefined) {
      this.sink.unreadable(unreadableReasons.notUtf8, event.line, exampleOf(whole));
    } else {
      this.sink.event({ timestamp: event.timestamp, message, line: event.line });
    }
  }
}

function timeOf(bytes: Buffer): number | undefined {
  // 2020-09-08T04:00:24.000Z: cheap tests first, most continuation lines fail them.
  if (bytes.length < prefixLength - 1 || bytes[4] !== 0x2d || bytes[10] !== 0x54) return undefined;
  const match = prefix.exec(bytes.toString('latin1', 0, prefixLength));
  const time = Date.parse(match?.[1] ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function joinLines(lines: readonly Buffer[]): Buffer {
  const lineFeed = Buffer.from('\n');
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [lineFeed, line])));
}
