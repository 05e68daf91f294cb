import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Query } from '../../insights';
import { messageOf, TailgateError } from '../../errors';
import type { EngineSwitches, ForcedOutcome } from '../embedded/switches';
import type { SerialQueue } from '../embedded/serial-queue';
import { ServiceError } from '../server/service-error';
import type { EventStore } from '../store/event-store';
import { hasEnded, type QueryRecord, type QueryStatus, sizeOfResult } from './query-record';
import { runQuery } from './run-query';
import { Slots } from './slots';

/** Results are kept for so long, as CloudWatch does: 7 days. */
const keptMs = 604_800_000;

/** Queries remembered, with results or without. */
const keptQueries = 10_000;

/** Queries that the store works on at once; each uses several threads. */
const runningQueries = 4;

/** The share of an artificial latency that a query is Scheduled. */
const scheduledShare = 0.25;

export interface QueryManagerOptions {
  readonly switches: EngineSwitches;
  /** Results together take at most so much; the oldest go first. Bytes. */
  readonly resultBytes: number;
  /** Then a query ends with Timeout. ms */
  readonly queryTimeoutMs: number;
  /** ms since the epoch */
  readonly clock: () => number;
  /** Told why a query failed; not of queries that were stopped, timed out or told to fail. */
  readonly onFailure: (thrown: unknown) => void;
}

export interface QueryStart {
  readonly query: Query;
  readonly text: string;
  readonly logGroups: readonly string[];
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  readonly rowLimit: number;
}

/** The queries of the engine: runs them, ends them, and remembers their results in memory. */
export class QueryManager {
  private readonly store: EventStore;
  private readonly writes: SerialQueue;
  private readonly options: QueryManagerOptions;
  private readonly records = new Map<string, QueryRecord>();
  private readonly slots = new Slots(runningQueries);
  private readonly outcomes: ForcedOutcome[];
  private readonly work = new Set<Promise<void>>();
  private resultBytes = 0;
  private active = 0;

  constructor(store: EventStore, writes: SerialQueue, options: QueryManagerOptions) {
    this.store = store;
    this.writes = writes;
    this.options = options;
    this.outcomes = [...options.switches.outcomes];
  }

  /** Starts a query; its result is asked for later. @throws ServiceError LimitExceededException */
  start(start: QueryStart): QueryRecord {
    this.forgetOld();
    const quota = this.options.switches.concurrentQueries;
    if (this.active >= quota) {
      throw new ServiceError(
        'LimitExceededException',
        `Account maximum query concurrency limit of [${quota}] reached.`,
      );
    }
    const record: QueryRecord = {
      id: randomUUID(),
      text: start.text,
      logGroups: start.logGroups,
      fromMs: start.fromMs,
      toMs: start.toMs,
      createdMs: this.options.clock(),
      controller: new AbortController(),
      status: 'Scheduled',
      runningMs: undefined,
      endedMs: undefined,
      result: undefined,
      resultBytes: 0,
      failure: undefined,
    };
    this.records.set(record.id, record);
    this.active += 1;
    const work = this.run(record, start, this.nextOutcome());
    this.work.add(work);
    void work.finally(() => this.work.delete(work));
    return record;
  }

  /** @throws ServiceError ResourceNotFoundException for an unknown query, or one whose result has been forgotten */
  get(id: string): QueryRecord {
    const record = this.records.get(id);
    if (record === undefined) {
      throw new ServiceError('ResourceNotFoundException', `Query id ${id} does not exist.`);
    }
    return record;
  }

  /** All queries remembered, the newest first. */
  list(): QueryRecord[] {
    return [...this.records.values()].reverse();
  }

  /** Ends a query; false where it has ended already. */
  stop(record: QueryRecord): boolean {
    if (hasEnded(record)) return false;
    this.end(record, 'Cancelled');
    record.controller.abort();
    return true;
  }

  /** Makes the next query end in this way; several add up. */
  forceNext(outcome: ForcedOutcome): void {
    this.outcomes.push(outcome);
  }

  /** The share of a running query's rows that is known by now, from 0 to 1. */
  progress(record: QueryRecord): number {
    if (record.result === undefined) return 0;
    if (record.status !== 'Running' || record.runningMs === undefined) return 1;
    const length = this.options.switches.latencyMs * (1 - scheduledShare);
    if (length === 0) return 1;
    return Math.min(1, Math.max(0, (this.options.clock() - record.runningMs) / length));
  }

  /** Cancels what runs and waits for its end. */
  async close(): Promise<void> {
    for (const record of this.records.values()) this.stop(record);
    await Promise.all(this.work);
  }

  private nextOutcome(): ForcedOutcome | undefined {
    const { outcomes, repeatOutcomes } = this.options.switches;
    if (this.outcomes.length === 0 && repeatOutcomes) this.outcomes.push(...outcomes);
    return this.outcomes.shift();
  }

  private async run(
    record: QueryRecord,
    start: QueryStart,
    forced: ForcedOutcome | undefined,
  ): Promise<void> {
    const { controller } = record;
    const timeout = setTimeout(() => {
      this.end(record, 'Timeout');
      controller.abort();
    }, this.options.queryTimeoutMs);
    timeout.unref();
    try {
      await this.pause(scheduledShare, controller.signal);
      await this.slots.run(() => this.execute(record, start));
      await this.pause(1 - scheduledShare, controller.signal);
      this.end(record, forced ?? 'Complete');
    } catch (thrown) {
      // Where it was stopped or timed out, it has that status already.
      if (!hasEnded(record)) this.options.onFailure(thrown);
      record.failure ??= messageOf(thrown);
      this.end(record, 'Failed');
    } finally {
      clearTimeout(timeout);
    }
  }

  private async execute(record: QueryRecord, start: QueryStart): Promise<void> {
    if (hasEnded(record)) throw new TailgateError('cancelled', 'The query was stopped.');
    const { switches, clock } = this.options;
    const nowMs = clock();
    record.status = 'Running';
    record.runningMs = nowMs;
    const { ingestionDelayMs, semantics } = switches;
    const ingestedBeforeMs = ingestionDelayMs === 0 ? Infinity : nowMs - ingestionDelayMs;
    const { signal } = record.controller;
    const request = { ...start, ingestedBeforeMs, nowMs, semantics };
    const result = await runQuery(this.store, this.writes, request, signal);
    if (hasEnded(record)) return;
    record.result = result;
    record.resultBytes = sizeOfResult(result);
    this.resultBytes += record.resultBytes;
    this.makeRoom(record);
  }

  private async pause(share: number, signal: AbortSignal): Promise<void> {
    const ms = this.options.switches.latencyMs * share;
    if (ms > 0) await delay(ms, undefined, { signal });
  }

  private end(record: QueryRecord, status: QueryStatus): void {
    if (hasEnded(record)) return;
    record.status = status;
    record.endedMs = this.options.clock();
    this.active -= 1;
    if (status === 'Failed' || status === 'Timeout') this.dropResult(record);
  }

  private dropResult(record: QueryRecord): void {
    this.resultBytes -= record.resultBytes;
    record.resultBytes = 0;
    record.result = undefined;
  }

  private makeRoom(newest: QueryRecord): void {
    for (const record of this.records.values()) {
      if (this.resultBytes <= this.options.resultBytes) return;
      if (record !== newest && hasEnded(record)) this.forget(record);
    }
  }

  private forgetOld(): void {
    const now = this.options.clock();
    for (const record of this.records.values()) {
      const isOld = record.endedMs !== undefined && now - record.endedMs > keptMs;
      const isTooMany = this.records.size >= keptQueries && hasEnded(record);
      if (!isOld && !isTooMany) return;
      this.forget(record);
    }
  }

  private forget(record: QueryRecord): void {
    this.dropResult(record);
    this.records.delete(record.id);
  }
}
