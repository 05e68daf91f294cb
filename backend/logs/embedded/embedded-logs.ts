import { messageOf, TailgateError } from '../../errors';
import { isLoopbackHost } from '../../loopback';
import { minimumMemoryLimitMib } from '../database';
import type { InputFile } from '../input/input-file';
import { ingestFiles, type IngestOptions } from '../ingest/ingest-files';
import type { IngestReport } from '../ingest/report';
import { QueryManager } from '../life-cycle/query-manager';
import { maximumEventBytes } from '../log-event';
import { callOperation } from '../operations/registry';
import { JsonServer } from '../server/json-server';
import type { JsonText } from '../server/json-text';
import { missingLogGroup, ServiceError } from '../server/service-error';
import { CallQuota } from './call-quota';
import { EventReader } from './event-reader';
import { EventWriter, type InputEvent } from './event-writer';
import { LogCatalogue } from './log-catalogue';
import type { LogsEngine } from './logs-engine';
import { openStore, type OpenFolder } from './open-store';
import { SerialQueue } from './serial-queue';
import { type EngineSwitches, engineSwitches, type ForcedOutcome } from './switches';

export interface EmbeddedLogsOptions {
  /** Where events are kept; created where it is not there. */
  readonly dataFolder: string;
  /** Loopback only, since no credentials are checked; 127.0.0.1 where absent. */
  readonly host?: string;
  /** 7072 where absent; 0 takes a free one. */
  readonly port?: number;
  /** What ARNs name; us-east-1 where absent. */
  readonly region?: string;
  /** MiB for the store; the least possible where absent. */
  readonly memoryLimitMib?: number;
  /** 4 where absent. */
  readonly threads?: number;
  readonly switches?: Partial<EngineSwitches>;
  /** Results of queries are kept in memory up to this; the oldest go first. Bytes, 128 MiB where absent. */
  readonly resultBytes?: number;
  /** Then a query ends with Timeout; 60 minutes where absent, as in CloudWatch. ms */
  readonly queryTimeoutMs?: number;
  /** ms since the epoch; the clock of the machine where absent. */
  readonly clock?: () => number;
  /** Told why the store failed: a caller may be far away, and the result of a query says only that it failed. */
  readonly onFailure?: (failure: TailgateError) => void;
}

/** Events that are stored in one piece. */
const eventsPerWrite = 10_000;

/**
 * CloudWatch Logs on this machine: the same API for any AWS SDK with any credentials, events in a data folder.
 * Results of queries live in memory: a restart forgets them, as do 7 days and the limit on their size.
 */
export class EmbeddedLogs {
  private readonly folder: OpenFolder;
  private readonly dataFolder: string;
  private readonly host: string;
  private readonly port: number;
  private readonly writes: SerialQueue;
  private readonly engine: LogsEngine;
  private readonly quota: CallQuota;
  private readonly server: JsonServer;
  private readonly onFailure: ((failure: TailgateError) => void) | undefined;
  private listening: { host: string; port: number } | undefined;
  private closing: Promise<void> | undefined;

  private constructor(
    folder: OpenFolder,
    writes: SerialQueue,
    catalogue: LogCatalogue,
    options: EmbeddedLogsOptions,
  ) {
    const { store } = folder;
    const switches = engineSwitches(options.switches ?? {});
    const clock = options.clock ?? Date.now;
    this.folder = folder;
    this.dataFolder = options.dataFolder;
    this.host = options.host ?? '127.0.0.1';
    this.port = options.port ?? 7072;
    this.writes = writes;
    this.onFailure = options.onFailure;
    this.engine = {
      catalogue,
      writer: new EventWriter(store, writes),
      reader: new EventReader(store),
      queries: new QueryManager(store, writes, {
        switches,
        clock,
        resultBytes: options.resultBytes ?? 134_217_728,
        queryTimeoutMs: options.queryTimeoutMs ?? 3_600_000,
        onFailure: (thrown) => this.reportQuery(thrown),
      }),
      switches,
      region: options.region ?? 'us-east-1',
      clock,
    };
    this.quota = new CallQuota(switches.callsPerSecond);
    this.server = new JsonServer((operation, input, id) => this.answer(operation, input, id));
  }

  /** @throws TailgateError invalid-input for an option, unavailable where the data folder cannot be used */
  static async open(options: EmbeddedLogsOptions): Promise<EmbeddedLogs> {
    const { host = '127.0.0.1' } = options;
    if (!isLoopbackHost(host)) {
      throw new TailgateError(
        'invalid-input',
        `The embedded CloudWatch Logs cannot listen on ${host}: it checks no credentials, so only this machine may call it.`,
        { place: host, remedy: 'Choose 127.0.0.1, ::1 or localhost.' },
      );
    }
    engineSwitches(options.switches ?? {});
    const folder = await openStore(options.dataFolder, {
      memoryLimitMib: options.memoryLimitMib ?? minimumMemoryLimitMib,
      threads: options.threads ?? 4,
    });
    try {
      const writes = new SerialQueue();
      const catalogue = await LogCatalogue.open(folder.store, writes);
      return new EmbeddedLogs(folder, writes, catalogue, options);
    } catch (thrown) {
      await folder.close();
      throw thrown;
    }
  }

  /** Starts to answer; from here on the store reads no files. @throws TailgateError unavailable where the port is taken */
  async listen(): Promise<void> {
    await this.folder.store.seal();
    const { port } = await this.server.listen(this.host, this.port);
    this.listening = { host: this.host, port };
  }

  /** The URL that SDKs take as endpoint. @throws TailgateError internal before it listens */
  get address(): string {
    if (this.listening === undefined) {
      throw new TailgateError('internal', 'The embedded CloudWatch Logs does not listen yet.');
    }
    const { host, port } = this.listening;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** Creates a log group and a stream in it, where they are not there. */
  async ensureLogStream(logGroup: string, logStream: string): Promise<void> {
    const { catalogue, clock } = this.engine;
    const createdMs = clock();
    if (!catalogue.hasGroup(logGroup)) {
      await catalogue
        .createGroup({ name: logGroup, createdMs, logClass: 'STANDARD' })
        .catch(unlessItExists);
    }
    if (!catalogue.streamsOf(logGroup).has(logStream)) {
      await catalogue.createStream(logGroup, logStream, createdMs).catch(unlessItExists);
    }
  }

  /**
   * Stores events of any age and order; resolves when they are committed. Group and stream are created where needed.
   * @throws TailgateError invalid-input naming the event, unavailable where the store cannot be written
   */
  async appendEvents(
    logGroup: string,
    logStream: string,
    events: readonly InputEvent[],
  ): Promise<void> {
    events.forEach(requireStorable);
    await this.ensureLogStream(logGroup, logStream);
    const { writer, clock } = this.engine;
    for (let at = 0; at < events.length; at += eventsPerWrite) {
      const piece = events.slice(at, at + eventsPerWrite);
      await writer.write(logGroup, logStream, piece, clock()).catch((thrown: unknown) => {
        throw this.storeFailure(thrown);
      });
    }
  }

  /**
   * Reads files into a log group. Large files are fastest before `listen`.
   * @returns a report per file
   */
  async ingestFiles(
    logGroup: string,
    files: readonly InputFile[],
    options: IngestOptions = {},
  ): Promise<IngestReport[]> {
    const { catalogue, clock } = this.engine;
    if (!catalogue.hasGroup(logGroup)) {
      await catalogue.createGroup({ name: logGroup, createdMs: clock(), logClass: 'STANDARD' });
    }
    const { store } = this.folder;
    const reports = await this.writes.run(() => ingestFiles(store, logGroup, files, options));
    for (const stream of (await this.engine.reader.streamTimes(logGroup)).keys()) {
      if (stream !== '') await this.ensureLogStream(logGroup, stream);
    }
    return reports;
  }

  /** Makes the next query end in this way, whatever it finds. */
  forceNextQuery(outcome: ForcedOutcome): void {
    this.engine.queries.forceNext(outcome);
  }

  /** Ends calls and queries, waits for writes, and closes the store. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    await this.server.close();
    await this.engine.queries.close();
    await this.writes.run(() => this.folder.close());
  }

  private async answer(
    operation: string,
    input: unknown,
    requestId: string,
  ): Promise<object | JsonText> {
    this.quota.take(operation, this.engine.clock());
    try {
      return await callOperation(this.engine, operation, input, requestId);
    } catch (thrown) {
      if (thrown instanceof ServiceError) throw thrown;
      // The group was deleted after it had been found.
      if (thrown instanceof TailgateError && thrown.code === 'not-found') throw missingLogGroup();
      const failure = this.storeFailure(thrown);
      this.onFailure?.(failure);
      throw failure;
    }
  }

  private reportQuery(thrown: unknown): void {
    // Its log group was deleted after it had started: nothing is wrong with the store.
    if (thrown instanceof TailgateError && thrown.code === 'not-found') return;
    this.onFailure?.(
      new TailgateError(
        'unavailable',
        `A query on the store in the data folder ${this.dataFolder} failed: ${messageOf(thrown)}`,
        {
          place: this.dataFolder,
          remedy:
            'Where memory ran out, ask for a shorter range; where the disk is full, free space and start Tailgate again.',
          cause: thrown,
        },
      ),
    );
  }

  private storeFailure(thrown: unknown): TailgateError {
    if (thrown instanceof TailgateError) return thrown;
    return new TailgateError(
      'unavailable',
      `The store in the data folder ${this.dataFolder} failed: ${messageOf(thrown)}`,
      {
        place: this.dataFolder,
        remedy:
          'See that its disk has space and can be written, then start Tailgate again; what was acknowledged is kept.',
        cause: thrown,
      },
    );
  }
}

/** Another caller may have been faster. */
function unlessItExists(thrown: unknown): void {
  if (thrown instanceof ServiceError && thrown.type === 'ResourceAlreadyExistsException') return;
  throw thrown;
}

function requireStorable({ timestamp, message }: InputEvent, index: number): void {
  const isTime = Number.isSafeInteger(timestamp) && timestamp >= 0;
  if (isTime && message !== '' && Buffer.byteLength(message) <= maximumEventBytes) return;
  throw new TailgateError(
    'invalid-input',
    isTime
      ? `The message of an event has ${Buffer.byteLength(message)} bytes.`
      : `The time of an event is ${timestamp}.`,
    {
      place: `event ${index}`,
      remedy: `Give ms since 1970 as a whole number, and a message of 1 to ${maximumEventBytes} bytes.`,
    },
  );
}
