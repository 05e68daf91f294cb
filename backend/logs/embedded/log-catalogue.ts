import { numberOf, textOf } from '../database';
import type { EventStore } from '../store/event-store';
import { missingLogGroup, missingLogStream, ServiceError } from '../server/service-error';
import type { SerialQueue } from './serial-queue';

export const logGroupClasses = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] as const;
export type LogGroupClass = (typeof logGroupClasses)[number];

/** What is known of a log group beside its events. */
export interface LogGroupDetails {
  readonly name: string;
  /** ms since the epoch */
  readonly createdMs: number;
  readonly logClass: LogGroupClass;
}

/** The log groups and streams of the store, with what CloudWatch tells of them. Kept in memory and in the store. */
export class LogCatalogue {
  private readonly store: EventStore;
  private readonly writes: SerialQueue;
  private readonly groups = new Map<string, LogGroupDetails>();
  /** Time of creation (ms) of each stream of each group. */
  private readonly streams = new Map<string, Map<string, number>>();

  private constructor(store: EventStore, writes: SerialQueue) {
    this.store = store;
    this.writes = writes;
  }

  static async open(store: EventStore, writes: SerialQueue): Promise<LogCatalogue> {
    const { database } = store;
    const catalogue = new LogCatalogue(store, writes);
    await database.run(
      'CREATE TABLE IF NOT EXISTS tailgate_log_group_details (log_group VARCHAR PRIMARY KEY, created BIGINT, log_class VARCHAR)',
    );
    await database.run(
      'CREATE TABLE IF NOT EXISTS tailgate_log_streams (log_group VARCHAR, log_stream VARCHAR, created BIGINT)',
    );
    const details = await database.rows(
      'SELECT log_group, created, log_class FROM tailgate_log_group_details',
    );
    const known = new Map(details.map(([name, ...row]) => [textOf(name), row]));
    for (const name of store.logGroups()) {
      const [created, logClass] = known.get(name) ?? [];
      catalogue.add({
        name,
        createdMs: numberOf(created) ?? 0,
        logClass: logGroupClasses.find((one) => one === logClass) ?? 'STANDARD',
      });
    }
    const streams = await database.rows(
      'SELECT log_group, log_stream, created FROM tailgate_log_streams',
    );
    for (const [group, stream, created] of streams) {
      catalogue.streams.get(textOf(group) ?? '')?.set(textOf(stream) ?? '', numberOf(created) ?? 0);
    }
    return catalogue;
  }

  /** All log groups by name. */
  list(): LogGroupDetails[] {
    return [...this.groups.values()].sort((a, b) => compareText(a.name, b.name));
  }

  hasGroup(name: string): boolean {
    return this.groups.has(name);
  }

  /** @throws ServiceError ResourceNotFoundException */
  group(name: string): LogGroupDetails {
    const group = this.groups.get(name);
    if (group === undefined) throw missingLogGroup();
    return group;
  }

  /** Names of the streams of a group, with their times of creation (ms). @throws ServiceError */
  streamsOf(group: string): ReadonlyMap<string, number> {
    const streams = this.streams.get(group);
    if (streams === undefined) throw missingLogGroup();
    return streams;
  }

  /** @throws ServiceError ResourceNotFoundException for the group or the stream */
  requireStream(group: string, stream: string): void {
    if (!this.streamsOf(group).has(stream)) throw missingLogStream();
  }

  /** @throws ServiceError ResourceAlreadyExistsException */
  async createGroup(details: LogGroupDetails): Promise<void> {
    await this.writes.run(async () => {
      const { name, createdMs, logClass } = details;
      if (this.groups.has(name)) {
        throw alreadyExists('The specified log group already exists');
      }
      // Details without a group do no harm; a group without details would lose its class.
      await this.store.database.run(
        'INSERT OR REPLACE INTO tailgate_log_group_details VALUES ($1, $2, $3)',
        [name, createdMs, logClass],
      );
      await this.store.createLogGroup(name, { keep: 'everything' });
      this.add(details);
    });
  }

  /** @throws ServiceError ResourceNotFoundException for the group, ResourceAlreadyExistsException */
  async createStream(group: string, stream: string, createdMs: number): Promise<void> {
    await this.writes.run(async () => {
      const streams = this.streams.get(group);
      if (streams === undefined) throw missingLogGroup();
      if (streams.has(stream)) throw alreadyExists('The specified log stream already exists');
      await this.store.database.run('INSERT INTO tailgate_log_streams VALUES ($1, $2, $3)', [
        group,
        stream,
        createdMs,
      ]);
      streams.set(stream, createdMs);
    });
  }

  /** Removes a group with its streams and events. @throws ServiceError ResourceNotFoundException */
  async deleteGroup(name: string): Promise<void> {
    await this.writes.run(async () => {
      this.group(name);
      const { database } = this.store;
      await database.run('DELETE FROM tailgate_log_streams WHERE log_group = $1', [name]);
      this.streams.get(name)?.clear();
      await this.store.deleteLogGroup(name);
      await database.run('DELETE FROM tailgate_log_group_details WHERE log_group = $1', [name]);
      this.groups.delete(name);
      this.streams.delete(name);
    });
  }

  private add(details: LogGroupDetails): void {
    this.groups.set(details.name, details);
    this.streams.set(details.name, new Map());
  }
}

/** The order of names: by code unit, as AWS lists them. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function alreadyExists(message: string): ServiceError {
  return new ServiceError('ResourceAlreadyExistsException', message);
}
