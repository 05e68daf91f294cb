import { TailgateError } from '../errors';
import type { QueryCarrier, QueryColumns, QueryRequest } from '../insights/columns';
import { requireWithin } from './bounds';
import { ColumnBuilder } from './column-builder';
import { deadline, type Deadline } from './deadline';
import type { ColumnKind } from './growing-column';
import type { LogsClient, QueryPage, StartQueryInput } from './logs-client';
import { missingLogGroup } from './missing-log-group';
import { cancelled, throwIfCancelled, unlessCancelled } from './pause';
import { countsOf, endedBadly } from './query-outcome';
import { queryPhase } from './query-status';
import type { QueryPriority, QuotaGate, QuotaSlot } from './quota-gate';
import { RunningQuery } from './running-query';
import { startInput } from './start-input';

/** How far a running query has come; the counts grow, and are 0 while CloudWatch says none. */
export interface QueryProgress {
  readonly queryId: string;
  readonly status: string;
  readonly recordsMatched: number;
  readonly recordsScanned: number;
  readonly bytesScanned: number;
  /** ms since the query was started */
  readonly elapsedMs: number;
}

export interface RunOptions {
  /** Called after each poll of a query that still runs. */
  readonly onProgress?: (progress: QueryProgress) => void;
  readonly priority?: QueryPriority;
}

export interface CarrierOptions {
  readonly client: LogsClient;
  /** Shared by all carriers of the account and region. */
  readonly gate: QuotaGate;
  /** The most rows of a query, 10,000 (legal in every region) to 100,000. */
  readonly rowLimit?: number;
  /** Rows per GetQueryResults, at most 10,000. */
  readonly pageSize?: number;
  /** Waiting between polls, in ms: the first, the longest, and the factor from one to the next. */
  readonly poll?: { readonly firstMs: number; readonly longestMs: number; readonly growth: number };
  /** ms from the start of a query to its last row; then it is stopped. */
  readonly queryTimeoutMs?: number;
  /** What is known of a query's columns, by name; see ColumnBuilder. */
  readonly kindsOf?: (request: QueryRequest) => ReadonlyMap<string, ColumnKind> | undefined;
}

const what = 'The query';
const defaultPoll = { firstMs: 100, longestMs: 1_000, growth: 1.5 };
const defaultQueryTimeoutMs = 15 * 60_000;
/** How long an abandoned query may take to be stopped, in ms. */
const stopTimeoutMs = 5_000;
/** Answers with an unknown status in a row before giving up. */
const patience = 10;
/** Rows of a running query from which polls ask for one row only: partial rows cost, and are not used. */
const heavyPartialRows = 100;

/** Runs queries on CloudWatch Logs, the real one or the embedded one, over the AWS SDK. */
export class CloudWatchCarrier implements QueryCarrier {
  readonly rowLimit: number;
  readonly #client: LogsClient;
  readonly #gate: QuotaGate;
  readonly #pageSize: number;
  readonly #poll: { readonly firstMs: number; readonly longestMs: number; readonly growth: number };
  readonly #queryTimeoutMs: number;
  readonly #kindsOf: NonNullable<CarrierOptions['kindsOf']>;
  /** Queries that nobody waits for any more and that are being stopped. */
  readonly #stopping = new Set<Promise<void>>();

  /** @throws TailgateError `invalid-input` for a limit that CloudWatch Logs does not have */
  constructor(options: CarrierOptions) {
    this.rowLimit = options.rowLimit ?? 10_000;
    this.#client = options.client;
    this.#gate = options.gate;
    this.#pageSize = options.pageSize ?? 10_000;
    this.#poll = options.poll ?? defaultPoll;
    this.#queryTimeoutMs = options.queryTimeoutMs ?? defaultQueryTimeoutMs;
    this.#kindsOf = options.kindsOf ?? (() => undefined);
    requireWithin('rowLimit', this.rowLimit, 1, 100_000);
    requireWithin('pageSize', this.#pageSize, 1, 10_000);
    requireWithin('poll.firstMs', this.#poll.firstMs, 0, 60_000);
    requireWithin('poll.longestMs', this.#poll.longestMs, 1, 60_000);
    requireWithin('poll.growth', this.#poll.growth, 1, 10);
    requireWithin('queryTimeoutMs', this.#queryTimeoutMs, 1, 60 * 60_000);
  }

  /**
   * Runs a query to its end. The range must be whole seconds (see querySeconds). A query that is
   * cancelled, takes too long or fails half-way is stopped in the background (see `settled`).
   * @throws TailgateError: `invalid-input`, `malformed-query`, `not-found`, `access-denied`,
   * `limit-exceeded`, `cancelled`, `timed-out`, `unavailable`
   */
  async run(request: QueryRequest, options: RunOptions = {}): Promise<QueryColumns> {
    const { signal } = request;
    const input = startInput(request, this.rowLimit);
    throwIfCancelled(signal, what);
    const slot = await this.#gate.enter({ signal, priority: options.priority });
    const queryId = await this.#start(input, slot, signal);
    const limit = deadline(this.#queryTimeoutMs, signal);
    const query = new RunningQuery(this.#client, this.#gate, queryId, limit.signal);
    try {
      const first = await this.#complete(query, options);
      slot.release();
      return await this.#collect(query, first, request, input.limit);
    } catch (thrown) {
      this.#abandon(query, slot);
      throw this.#reasonOf(thrown, limit, signal);
    } finally {
      limit.dispose();
    }
  }

  /** Resolves once every query that was given up has been stopped: await it before exiting. */
  async settled(): Promise<void> {
    while (this.#stopping.size > 0) await Promise.all(this.#stopping);
  }

  /** Starts the query; where the caller gives up meanwhile, it is stopped as soon as its id is known. */
  async #start(
    input: StartQueryInput,
    slot: QuotaSlot,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const starting = this.#client.startQuery(input, {
      ...(signal === undefined ? {} : { signal }),
      before: () => this.#gate.pace('StartQuery', signal),
    });
    try {
      return await unlessCancelled(starting, signal, what);
    } catch (thrown) {
      const late = starting.then(
        (queryId) => this.#stop(queryId),
        () => undefined,
      );
      this.#inBackground(late.finally(() => slot.release()));
      const missing =
        thrown instanceof TailgateError &&
        thrown.code === 'not-found' &&
        input.logGroups.length > 0;
      throw missing ? await missingLogGroup(this.#client, input.logGroups, thrown, signal) : thrown;
    }
  }

  /** Polls until the query is complete; gives the first page of its result. */
  async #complete(query: RunningQuery, options: RunOptions): Promise<QueryPage> {
    const started = performance.now();
    let interval = this.#poll.firstMs;
    let unknown = 0;
    let pageSize = this.#pageSize;
    for (;;) {
      await query.pause(interval);
      const page = await query.page(pageSize);
      const phase = queryPhase(page.status);
      unknown = phase === 'unknown' ? unknown + 1 : 0;
      if (phase === 'complete') {
        query.ended = true;
        return pageSize === this.#pageSize ? page : await query.page(this.#pageSize);
      }
      if (phase !== 'waiting' && (phase !== 'unknown' || unknown >= patience)) {
        query.ended = phase !== 'unknown';
        throw endedBadly(phase, page, this.#client);
      }
      options.onProgress?.({
        queryId: query.id,
        status: page.status ?? 'Unknown',
        ...countsOf(page.statistics),
        elapsedMs: performance.now() - started,
      });
      if (page.rows.length > heavyPartialRows) pageSize = 1;
      interval = Math.min(this.#poll.longestMs, Math.max(1, interval) * this.#poll.growth);
    }
  }

  /** Reads all pages; while one is decoded, the next is on its way. */
  async #collect(
    query: RunningQuery,
    first: QueryPage,
    request: QueryRequest,
    limit: number,
  ): Promise<QueryColumns> {
    const builder = new ColumnBuilder(this.#kindsOf(request));
    let page = first;
    for (;;) {
      const wanted = limit - builder.rowCount;
      const more = wanted > page.rows.length && page.nextToken !== undefined;
      const token = page.nextToken;
      const next = more
        ? query.page(Math.min(this.#pageSize, wanted - page.rows.length), token)
        : undefined;
      builder.append(page.rows.length > wanted ? page.rows.slice(0, wanted) : page.rows);
      if (next === undefined) break;
      page = await next;
      if (page.nextToken !== undefined && page.nextToken === token) {
        throw new TailgateError('unavailable', 'GetQueryResults repeats a page of the result.', {
          place: `CloudWatch Logs in ${this.#client.region} (${this.#client.address})`,
          remedy: 'Run the query again.',
        });
      }
    }
    return { ...builder.finish(), statistics: countsOf(first.statistics) };
  }

  #reasonOf(thrown: unknown, limit: Deadline, signal: AbortSignal | undefined): unknown {
    if (signal?.aborted === true) return cancelled(what);
    if (!limit.expired) return thrown;
    return new TailgateError(
      'timed-out',
      `The query did not end within ${this.#queryTimeoutMs / 1000} s and was stopped.`,
      {
        place: `CloudWatch Logs in ${this.#client.region} (${this.#client.address})`,
        remedy: 'Ask for a shorter range or fewer log groups, or raise the query timeout.',
      },
    );
  }

  #abandon(query: RunningQuery, slot: QuotaSlot): void {
    if (query.ended) slot.release();
    else this.#inBackground(this.#stop(query.id).finally(() => slot.release()));
  }

  /** Stops a query that nobody waits for; that it may have ended already is no failure. */
  async #stop(queryId: string): Promise<void> {
    const limit = deadline(stopTimeoutMs, undefined);
    try {
      await this.#client.stopQuery(queryId, { signal: limit.signal });
    } catch {
      // It ends by itself, or at CloudWatch's own limit of 60 minutes.
    } finally {
      limit.dispose();
    }
  }

  #inBackground(work: Promise<void>): void {
    this.#stopping.add(work);
    void work.finally(() => this.#stopping.delete(work));
  }
}
