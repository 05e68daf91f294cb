import { EventBatch } from '../ingest/batch';
import { ReportBuilder } from '../ingest/report';
import type { EventStore } from '../store/event-store';
import type { SerialQueue } from './serial-queue';

/** An event as PutLogEvents brings it. */
export interface InputEvent {
  /** ms since the epoch */
  readonly timestamp: number;
  readonly message: string;
}

/** Any time that a date can have: who may write what is decided before. ms since the epoch. */
const anyTime = { fromMs: 0, toMs: 8_640_000_000_000_000 };

/** So many events of waiting calls are committed together. */
const eventsPerCommit = 50_000;

interface WaitingWrite {
  readonly logGroup: string;
  readonly logStream: string;
  readonly events: readonly InputEvent[];
  /** ms since the epoch */
  readonly ingestedMs: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Writes events to the store. Calls that arrive while a commit runs share the next one: each costs a wait for
 * the disk, whatever its size.
 */
export class EventWriter {
  private readonly store: EventStore;
  private readonly writes: SerialQueue;
  private waiting: WaitingWrite[] = [];

  constructor(store: EventStore, writes: SerialQueue) {
    this.store = store;
    this.writes = writes;
  }

  /** Resolves when the events are committed: a process that is killed from then on does not lose them. */
  write(
    logGroup: string,
    logStream: string,
    events: readonly InputEvent[],
    ingestedMs: number,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ logGroup, logStream, events, ingestedMs, resolve, reject });
      void this.writes.run(() => this.commitNext());
    });
  }

  private async commitNext(): Promise<void> {
    const [first] = this.waiting;
    // An earlier commit took the call along for which this one was asked.
    if (first === undefined) return;
    const chosen: WaitingWrite[] = [];
    let count = 0;
    this.waiting = this.waiting.filter((write) => {
      const fits = count === 0 || count + write.events.length <= eventsPerCommit;
      if (write.logGroup !== first.logGroup || !fits) return true;
      chosen.push(write);
      count += write.events.length;
      return false;
    });
    try {
      await this.commit(chosen);
      for (const { resolve } of chosen) resolve();
    } catch (thrown) {
      const [only] = chosen;
      if (only !== undefined && chosen.length === 1) only.reject(thrown);
      else await this.commitEach(chosen);
    }
  }

  /** What one call brings must not fail the others. */
  private async commitEach(writes: readonly WaitingWrite[]): Promise<void> {
    for (const write of writes) {
      await this.commit([write]).then(write.resolve, write.reject);
    }
  }

  /** Stores events by one INSERT, which counts as a whole or not at all. */
  private async commit(writes: readonly WaitingWrite[]): Promise<void> {
    const [first] = writes;
    if (first === undefined) return;
    const { database } = this.store;
    const group = this.store.logGroup(first.logGroup);
    const batch = new EventBatch(database, group, [], anyTime);
    await batch.open();
    try {
      for (const { logStream, events, ingestedMs } of writes) {
        const file = { report: new ReportBuilder(logStream), logStream, lastMs: ingestedMs };
        events.forEach(({ timestamp, message }, index) => {
          batch.add(file, { timestamp, message, ingestionTime: ingestedMs, line: index + 1 });
        });
      }
      await batch.flush();
    } finally {
      // Where the store fails, this fails as well, and the first failure says more.
      await batch.close().catch(() => undefined);
    }
  }
}
