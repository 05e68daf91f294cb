import { open } from 'node:fs/promises';
import { messageOf } from '../../errors';
import { throwIfAborted } from '../database';
import { type InputFile, streamNameOf } from '../input/input-file';
import { uncompressed, withHead } from '../input/uncompressed';
import { isGzip } from '../input/gunzip';
import { detectShape, headBytes } from '../readers/detect-shape';
import type { Reader } from '../readers/reader';
import type { EventStore } from '../store/event-store';
import type { LogGroupTable } from '../store/log-group-table';
import { plausibleTimes, type TimeRange, type TimestampHint } from '../timestamp-hint';
import { type BatchFile, EventBatch } from './batch';
import { readFast } from './fast-path';
import { type IngestReport, ReportBuilder } from './report';

/** How far reading has come; bytes on disk. */
export interface IngestProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface IngestOptions {
  /** Where raw lines carry their time, the best first. */
  readonly timestampHints?: readonly TimestampHint[];
  /** Times outside make a line unreadable; from 2015 to a day ahead where absent. */
  readonly times?: TimeRange;
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
  /** Smaller files are not worth a statement of their own. Bytes; Infinity switches the fast path off. */
  readonly fastPathBytes?: number;
}

const defaultFastPathBytes = 4_194_304;

/**
 * Reads files into a log group, each in the shape that its content has. What cannot be read is counted in the reports;
 * a file that cannot be read at all has an error there.
 * @returns a report per file, in the order given
 * @throws TailgateError cancelled
 */
export async function ingestFiles(
  store: EventStore,
  logGroup: string,
  files: readonly InputFile[],
  options: IngestOptions = {},
): Promise<IngestReport[]> {
  const group = store.logGroup(logGroup);
  const ingest = new Ingest(store, group, files, options);
  return ingest.run();
}

class Ingest {
  private readonly store: EventStore;
  private readonly group: LogGroupTable;
  private readonly files: readonly InputFile[];
  private readonly options: IngestOptions;
  private readonly hints: readonly TimestampHint[];
  private readonly times: TimeRange;
  private readonly batch: EventBatch;
  private readonly bytesTotal: number;
  private bytesBefore = 0;

  constructor(
    store: EventStore,
    group: LogGroupTable,
    files: readonly InputFile[],
    options: IngestOptions,
  ) {
    this.store = store;
    this.group = group;
    this.files = files;
    this.options = options;
    this.hints = options.timestampHints ?? [];
    this.times = options.times ?? plausibleTimes(Date.now());
    this.batch = new EventBatch(store.database, group, this.hints, this.times);
    this.bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  }

  async run(): Promise<IngestReport[]> {
    const builders: ReportBuilder[] = [];
    await this.batch.open();
    try {
      for (const file of this.files) {
        throwIfAborted(this.options.signal);
        builders.push(await this.file(file));
        this.bytesBefore += file.size;
        this.progress(file, 0);
      }
      await this.batch.flush();
    } finally {
      await this.batch.close();
    }
    return builders.map((builder) => builder.report());
  }

  private async file(file: InputFile): Promise<ReportBuilder> {
    if (file.size >= (this.options.fastPathBytes ?? defaultFastPathBytes)) {
      const report = await this.fast(file);
      if (report !== undefined) return report;
    }
    const report = new ReportBuilder(file.name);
    await this.general(file, report);
    return report;
  }

  /** The report of a plain file of JSON lines; undefined where the file is anything else. */
  private async fast(file: InputFile): Promise<ReportBuilder | undefined> {
    const head = await headOf(file);
    if (head === undefined || isGzip(head) || head[0] === 0xef || !isJsonLines(head)) {
      return undefined;
    }
    // Earlier files must have their rows before: the order of rows is the order of files.
    await this.batch.flush();
    const report = new ReportBuilder(file.name);
    report.shape = 'raw-lines';
    report.readBy = 'duckdb';
    const isRead = await readFast({
      database: this.store.database,
      group: this.group,
      hints: this.hints,
      times: this.times,
      file,
      logStream: streamNameOf(file.name),
      report,
      onRead: (bytes) => this.progress(file, bytes),
      ...(this.options.signal === undefined ? {} : { signal: this.options.signal }),
    });
    return isRead ? report : undefined;
  }

  /** Reads a file of any shape through its reader. */
  private async general(file: InputFile, report: ReportBuilder): Promise<void> {
    const batchFile: BatchFile = {
      report,
      logStream: streamNameOf(file.name),
      lastMs: file.modifiedMs,
    };
    try {
      const { head, all } = await withHead(
        uncompressed(file, (bytes) => this.progress(file, bytes)),
        headBytes,
      );
      const shape = detectShape(head);
      if ('error' in shape) {
        await all.return(undefined);
        report.error = shape.error;
        return;
      }
      report.shape = shape.shape;
      await this.chunks(shape, all, batchFile);
    } catch (thrown) {
      throwIfAborted(this.options.signal);
      const code = readingErrorCode(thrown);
      if (code === undefined) throw thrown;
      report.error = explain(thrown, code);
      if (report.bytes > 0) report.unreadable(report.error, null, null);
    }
    if (report.bytes === 0 && report.error === null) report.error = 'The file is empty.';
  }

  private async chunks(
    reader: Reader,
    all: AsyncGenerator<Buffer>,
    file: BatchFile,
  ): Promise<void> {
    const { report } = file;
    const chunkReader = reader.start({
      event: (event) => this.batch.add(file, event),
      unreadable: (reason, line, example) => report.unreadable(reason, line, example),
    });
    try {
      for await (const chunk of all) {
        throwIfAborted(this.options.signal);
        report.bytes += chunk.length;
        chunkReader.write(chunk);
        if (this.batch.isFull) await this.batch.startStoring();
      }
    } finally {
      // What came before an error of the file counts.
      chunkReader.end();
    }
  }

  private progress(file: InputFile, bytes: number): void {
    this.options.onProgress?.({
      file: file.name,
      bytesRead: Math.min(this.bytesTotal, this.bytesBefore + bytes),
      bytesTotal: this.bytesTotal,
    });
  }
}

async function headOf(file: InputFile): Promise<Buffer | undefined> {
  try {
    const handle = await open(file.path);
    try {
      const buffer = Buffer.alloc(headBytes);
      const { bytesRead } = await handle.read(buffer, 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

const sampledLines = 100;

/** Whether a file is raw lines of which nearly all are JSON objects, by its head. */
function isJsonLines(head: Buffer): boolean {
  const shape = detectShape(head);
  if ('error' in shape || shape.shape !== 'raw-lines') return false;
  const lines = head.toString('utf8').split('\n').slice(0, -1).slice(0, sampledLines);
  const withContent = lines.filter((line) => line.trim() !== '');
  const objects = withContent.filter(isJsonObject).length;
  return objects > 0 && objects >= withContent.length * 0.9;
}

function isJsonObject(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The code of errors of the system (`ENOENT`…) and of zlib (`Z_…`); other errors are faults of our own. */
function readingErrorCode(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  const { code } = thrown;
  return typeof code === 'string' && /^(E[A-Z0-9]+|Z_[A-Z_]+)$/.test(code) ? code : undefined;
}

function explain(thrown: unknown, code: string): string {
  if (code === 'Z_BUF_ERROR') return 'The gzip data ends in the middle: the file is cut off.';
  const what = code.startsWith('Z_') ? 'The gzip data is damaged' : 'The file cannot be read';
  return `${what}: ${messageOf(thrown)}.`;
}
