import { maximumEventBytes } from '../log-event';
import type { ChunkReader, EventSink, Reader } from './reader';
import { decode, exampleOf, unreadableReasons } from './text';

/** The keys that a page of `aws logs filter-log-events` or `get-log-events` can begin with. */
const pageStart =
  /^\uFEFF?\s*\{\s*(?:"events"\s*:\s*\[|"(?:searchedLogStreams|nextToken|nextForwardToken|nextBackwardToken)"\s*:)/;

/** An element may be longer than its message: characters are escaped, and ids stand beside it. */
const maximumElementBytes = 8 * maximumEventBytes;

/** What `aws logs filter-log-events` and `get-log-events` print: `{"events":[…]}`, one page or several one after another. */
export const eventsJson: Reader = {
  shape: 'events-json',
  recognises: (head) => pageStart.test(head),
  start: (sink) => new EventsJsonReader(sink),
};

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;

/**
 * Finds the elements of each top-level "events" array by counting brackets outside strings, and parses them one by one,
 * so that memory does not grow with the file and a broken element costs only itself.
 */
class EventsJsonReader implements ChunkReader {
  private readonly sink: EventSink;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private lineNumber = 1;
  /** Text of the last string at depth 1: the key, once a colon or bracket follows. */
  private key = '';
  private readingKey = false;
  private inEvents = false;
  /** The element that is being read. */
  private pieces: Buffer[] = [];
  private elementBytes = 0;
  private elementLine = 0;
  private inElement = false;
  private stray: { line: number; example: string } | undefined;

  constructor(sink: EventSink) {
    this.sink = sink;
  }

  write(chunk: Buffer): void {
    let elementStart = this.inElement ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      // Most bytes stand inside strings.
      if (this.inString && !this.readingKey && !this.escaped) at = endOfPlainText(chunk, at);
      const byte = chunk[at];
      if (byte === lineFeed) this.lineNumber += 1;
      if (this.inString) {
        this.stringByte(byte);
        continue;
      }
      switch (byte) {
        case quote:
          this.inString = true;
          this.readingKey = this.depth === 1;
          if (this.readingKey) this.key = '';
          break;
        case 0x7b: // {
        case 0x5b: // [
          if (byte === 0x5b && this.depth === 1 && this.key === 'events') this.inEvents = true;
          else if (byte === 0x7b && this.depth === 2 && this.inEvents) {
            this.beginElement();
            elementStart = at;
          }
          this.depth += 1;
          break;
        case 0x7d: // }
        case 0x5d: // ]
          this.depth = Math.max(0, this.depth - 1);
          if (this.depth === 2 && this.inElement) {
            this.keep(chunk.subarray(elementStart, at + 1));
            elementStart = -1;
            this.finishElement();
          } else if (this.depth <= 1) {
            this.inEvents = false;
          }
          break;
        default:
          if (this.depth === 0) this.strayByte(byte, chunk, at);
      }
    }
    if (elementStart >= 0) this.keep(chunk.subarray(elementStart));
  }

  end(): void {
    if (this.depth > 0 || this.inString) {
      const example = exampleOf(Buffer.concat(this.pieces).subarray(0, 512));
      const line = this.inElement ? this.elementLine : this.lineNumber;
      this.sink.unreadable(unreadableReasons.halfWritten, line, example);
    }
    if (this.stray !== undefined) {
      this.sink.unreadable(unreadableReasons.brokenJson, this.stray.line, this.stray.example);
    }
  }

  private stringByte(byte: number | undefined): void {
    if (this.escaped) this.escaped = false;
    else if (byte === backslash) this.escaped = true;
    else if (byte === quote) {
      this.inString = false;
      this.readingKey = false;
    } else if (this.readingKey && this.key.length < 64 && byte !== undefined) {
      this.key += String.fromCharCode(byte);
    }
  }

  /** Text outside any page; reported once a file. */
  private strayByte(byte: number | undefined, chunk: Buffer, at: number): void {
    const isSpace = byte === undefined || byte === 32 || (byte >= 9 && byte <= 13) || byte === 0x2c;
    const isMark = byte !== undefined && byte >= 0x80 && this.lineNumber === 1 && at < 3;
    if (isSpace || isMark || this.stray !== undefined) return;
    this.stray = { line: this.lineNumber, example: exampleOf(chunk.subarray(at, at + 512)) };
  }

  private beginElement(): void {
    this.inElement = true;
    this.elementBytes = 0;
    this.elementLine = this.lineNumber;
    this.pieces = [];
  }

  private keep(piece: Buffer): void {
    const before = this.elementBytes;
    this.elementBytes += piece.length;
    if (this.elementBytes <= maximumElementBytes) this.pieces.push(Buffer.from(piece));
    else if (before <= maximumElementBytes) {
      // Too long: only the beginning is kept, to show it.
      this.pieces = [Buffer.concat(this.pieces).subarray(0, 512)];
    }
  }

  private finishElement(): void {
    this.inElement = false;
    const bytes = Buffer.concat(this.pieces);
    this.pieces = [];
    if (this.elementBytes > maximumElementBytes) {
      this.sink.unreadable(unreadableReasons.tooLong, this.elementLine, exampleOf(bytes));
      return;
    }
    const text = decode(bytes);
    if (text === undefined) {
      this.sink.unreadable(unreadableReasons.notUtf8, this.elementLine, exampleOf(bytes));
      return;
    }
    this.element(text);
  }

  private element(text: string): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.sink.unreadable(unreadableReasons.brokenJson, this.elementLine, exampleOf(text));
      return;
    }
    if (!isEventElement(value)) {
      this.sink.unreadable(unreadableReasons.badEvent, this.elementLine, exampleOf(text));
      return;
    }
    if (Buffer.byteLength(value.message) > maximumEventBytes) {
      this.sink.unreadable(unreadableReasons.tooLong, this.elementLine, exampleOf(value.message));
      return;
    }
    this.sink.event({
      timestamp: wholeMs(value.timestamp),
      message: value.message,
      line: this.elementLine,
      ...(typeof value.logStreamName === 'string' ? { logStream: value.logStreamName } : {}),
      ...(typeof value.ingestionTime === 'number' && Number.isFinite(value.ingestionTime)
        ? { ingestionTime: wholeMs(value.ingestionTime) }
        : {}),
    });
  }
}

/** The first byte from `start` that can end a string or begin an escape or a line; the chunk's length where there is none. */
function endOfPlainText(chunk: Buffer, start: number): number {
  let at = start;
  while (at < chunk.length) {
    const byte = chunk[at];
    if (byte === quote || byte === backslash || byte === lineFeed) break;
    at += 1;
  }
  return at;
}

/** A time as an integer that fits 64 bits; far beyond the range it is refused later, like any wrong time. */
function wholeMs(value: number): number {
  return Math.max(-9e15, Math.min(9e15, Math.round(value)));
}

interface EventElement {
  readonly timestamp: number;
  readonly message: string;
  readonly logStreamName?: unknown;
  readonly ingestionTime?: unknown;
}

function isEventElement(value: unknown): value is EventElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    'timestamp' in value &&
    typeof value.timestamp === 'number' &&
    Number.isFinite(value.timestamp) &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
