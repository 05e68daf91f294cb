/** Receives lines without their line end. */
export interface LineHandler {
  line(bytes: Buffer, line: number): void;
  /** A line longer than the limit: only its beginning is given. */
  tooLong(beginning: Buffer, line: number): void;
}

const lineFeed = 10;
const carriageReturn = 13;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const beginningBytes = 256;

/** Cuts bytes into lines at LF or CRLF; never holds more of a line than the limit. */
export class LineSplitter {
  private readonly handler: LineHandler;
  private readonly limit: number;
  private pieces: Buffer[] = [];
  private held = 0;
  private discarding = false;
  private line: number;

  /** @param linesBefore lines of the file before the first byte given here */
  constructor(handler: LineHandler, limit: number, linesBefore = 0) {
    this.handler = handler;
    this.limit = limit;
    this.line = linesBefore;
  }

  write(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, start);
      if (end === -1) break;
      if (this.held === 0 && !this.discarding) this.emit(chunk.subarray(start, end));
      else this.complete(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.hold(chunk.subarray(start));
  }

  end(): void {
    if (this.held > 0 || this.discarding) this.complete(Buffer.alloc(0));
  }

  private hold(piece: Buffer): void {
    if (this.discarding) return;
    if (this.held + piece.length > this.limit + 1) {
      this.pieces = [Buffer.from(this.joined(piece).subarray(0, beginningBytes))];
      this.discarding = true;
      return;
    }
    // A copy: the caller may use the chunk's memory again.
    this.pieces.push(Buffer.from(piece));
    this.held += piece.length;
  }

  private complete(piece: Buffer): void {
    if (this.discarding) {
      this.line += 1;
      this.handler.tooLong(this.joined(Buffer.alloc(0)), this.line);
    } else {
      this.emit(this.joined(piece));
    }
    this.pieces = [];
    this.held = 0;
    this.discarding = false;
  }

  private joined(piece: Buffer): Buffer {
    return this.pieces.length === 0 ? piece : Buffer.concat([...this.pieces, piece]);
  }

  private emit(whole: Buffer): void {
    this.line += 1;
    let bytes = whole;
    if (this.line === 1 && bytes.subarray(0, 3).equals(byteOrderMark)) bytes = bytes.subarray(3);
    if (bytes.at(-1) === carriageReturn) bytes = bytes.subarray(0, -1);
    if (bytes.length > this.limit)
      this.handler.tooLong(bytes.subarray(0, beginningBytes), this.line);
    else this.handler.line(bytes, this.line);
  }
}
