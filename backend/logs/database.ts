import {
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBMaterializedResult,
} from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, TailgateError } from '../errors';

/** How much of the machine the engine may use. */
export interface EngineSettings {
  /** A DuckDB file; in memory where absent. */
  readonly file?: string;
  /** MiB that DuckDB may hold before it spills to the temporary directory; at least 512. */
  readonly memoryLimitMib: number;
  readonly threads: number;
  /** Where spilled data goes; a directory of its own under the system's temporary one where absent. */
  readonly temporaryDirectory?: string;
}

/** Below this DuckDB fails on files of a gigabyte rather than spill. */
export const minimumMemoryLimitMib = 512;

export type SqlValue = string | number | bigint | boolean | null;

/** A DuckDB database. */
export class Database {
  private readonly instance: DuckDBInstance;
  /** The connection that writes. Queries of others go through `connect`. */
  readonly writer: DuckDBConnection;
  private readonly ownDirectory: string | undefined;
  private open = true;
  private isSealed = false;

  private constructor(instance: DuckDBInstance, writer: DuckDBConnection, own: string | undefined) {
    this.instance = instance;
    this.writer = writer;
    this.ownDirectory = own;
  }

  /** @throws TailgateError invalid-input for settings out of range, unavailable where the database cannot be opened. */
  static async open(settings: EngineSettings): Promise<Database> {
    checkSettings(settings);
    const own =
      settings.temporaryDirectory === undefined
        ? await mkdtemp(join(tmpdir(), 'tailgate-'))
        : undefined;
    try {
      const instance = await DuckDBInstance.create(settings.file ?? ':memory:', {
        threads: String(settings.threads),
        memory_limit: `${settings.memoryLimitMib}MiB`,
        temp_directory: settings.temporaryDirectory ?? own ?? '',
        // Order of rows is the order of lines: sequence numbers and reruns depend on it.
        preserve_insertion_order: 'true',
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
      });
      return new Database(instance, await instance.connect(), own);
    } catch (thrown) {
      if (own !== undefined) await rm(own, { recursive: true, force: true });
      throw new TailgateError(
        'unavailable',
        `The event store cannot be opened: ${messageOf(thrown)}`,
        {
          place: settings.file ?? 'in memory',
          remedy:
            'Check that the file is a Tailgate store, that no other process uses it and that it can be written.',
          cause: thrown,
        },
      );
    }
  }

  /** Whether the database has given up access to files. */
  get sealed(): boolean {
    return this.isSealed;
  }

  /** Ends access to files, extensions and the network for good; data already read stays. */
  async seal(): Promise<void> {
    if (this.isSealed) return;
    await this.writer.run('SET enable_external_access = false');
    await this.writer.run('SET lock_configuration = true');
    this.isSealed = true;
  }

  /** A connection of its own: one for each query, so that it can be interrupted alone. */
  async connect(): Promise<DuckDBConnection> {
    this.requireOpen();
    return this.instance.connect();
  }

  /** Runs a statement on the writing connection. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<DuckDBMaterializedResult> {
    this.requireOpen();
    return this.writer.run(sql, [...values]);
  }

  /** The rows of a small result. */
  async rows(sql: string, values: readonly SqlValue[] = []): Promise<unknown[][]> {
    const result = await this.run(sql, values);
    return result.getRows();
  }

  /** Runs statements of the writing connection so that all of them count, or none. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN TRANSACTION');
    try {
      const result = await work();
      await this.run('COMMIT');
      return result;
    } catch (thrown) {
      // After a failed COMMIT there is nothing left to roll back; what was thrown says more.
      await this.run('ROLLBACK').catch(() => undefined);
      throw thrown;
    }
  }

  async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    this.writer.closeSync();
    this.instance.closeSync();
    if (this.ownDirectory !== undefined) {
      await rm(this.ownDirectory, { recursive: true, force: true });
    }
  }

  private requireOpen(): void {
    if (!this.open) throw new TailgateError('internal', 'The event store is closed already.');
  }
}

/**
 * Runs `work` on a connection and interrupts it when the signal fires.
 * @throws TailgateError cancelled
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  throwIfAborted(signal);
  if (signal === undefined) return work();
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    const result = await work();
    throwIfAborted(signal);
    return result;
  } catch (thrown) {
    throwIfAborted(signal);
    throw thrown;
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

/** @throws TailgateError cancelled */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new TailgateError('cancelled', 'The work was cancelled.', { cause: signal.reason });
  }
}

/** A BIGINT or number of a result row; undefined for NULL. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? value : undefined;
}

/** A VARCHAR of a result row; undefined for NULL. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function checkSettings(settings: EngineSettings): void {
  if (!(settings.memoryLimitMib >= minimumMemoryLimitMib)) {
    throw new TailgateError(
      'invalid-input',
      `The memory limit is ${settings.memoryLimitMib} MiB, less than the ${minimumMemoryLimitMib} MiB that the event store needs.`,
      { place: 'memoryLimitMib', remedy: `Allow at least ${minimumMemoryLimitMib} MiB.` },
    );
  }
  if (!Number.isInteger(settings.threads) || settings.threads < 1) {
    throw new TailgateError('invalid-input', `The number of threads is ${settings.threads}.`, {
      place: 'threads',
      remedy: 'Give a whole number of at least 1.',
    });
  }
}
