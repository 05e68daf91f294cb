import type { SourceSettings } from '@tailgate/contract';
import type { PlannedCarrier } from '../latency/plan/scan-meter';

/** A source as it can be asked, once it is connected. */
export interface LiveConnection {
  /**
   * Region, endpoint and account or credentials, without secrets: sources share what they have read
   * only where it is equal.
   */
  readonly identity: string;
  readonly carrier: PlannedCarrier;
  /** Whether the log group exists. @throws TailgateError `access-denied`, `unavailable` … */
  logGroupExists(logGroup: string, signal?: AbortSignal): Promise<boolean>;
  /** Log groups that may be meant by the name of one that does not exist, the nearest first; none where they cannot be listed. */
  nearLogGroups(logGroup: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Stops what still runs and closes the connection. */
  close(): Promise<void>;
}

/** A source that `serve` answers for. */
export interface LiveSource {
  readonly settings: SourceSettings;
  readonly logGroups: readonly string[];
  /** Connects when the source is first asked for, so that one that cannot be reached holds up no other. */
  connect(): Promise<LiveConnection>;
}

/** The connection of a source, made once; after a failure it is tried again. */
export class ConnectedSource {
  readonly name: string;
  readonly settings: SourceSettings;
  readonly logGroups: readonly string[];
  #connection: Promise<LiveConnection> | undefined;

  constructor(private readonly source: LiveSource) {
    this.settings = source.settings;
    this.name = source.settings.name;
    this.logGroups = source.logGroups;
  }

  /** @throws TailgateError where the settings or credentials do not allow a connection */
  connection(): Promise<LiveConnection> {
    if (this.#connection === undefined) {
      const connecting = this.source.connect();
      this.#connection = connecting;
      connecting.catch(() => {
        if (this.#connection === connecting) this.#connection = undefined;
      });
    }
    return this.#connection;
  }

  /** Closes the connection, if there is one. */
  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    this.#connection = undefined;
    await connection?.close();
  }
}
