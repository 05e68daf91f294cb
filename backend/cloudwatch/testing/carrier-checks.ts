import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { TailgateError } from '../../errors';
import type { QueryRequest } from '../../insights/columns';
import { CloudWatchCarrier } from '../carrier';
import { createLogsClient } from '../create-logs-client';
import { logGroupExists } from '../log-groups';
import type { LogsClient } from '../logs-client';
import { embeddedQuota, FifoQuotaGate } from '../quota-gate';

/**
 * A CloudWatch Logs on this machine that holds one log group with these events, one per second from
 * `fromMs` on, each the message `{"n":"<index>","even":"yes"}` where the index is even, else
 * `{"n":"<index>"}`; the index counts from 0.
 */
export interface CheckedTarget {
  readonly endpoint: string;
  readonly logGroup: string;
  /** ms since the epoch, a whole second */
  readonly fromMs: number;
  readonly events: number;
}

export interface CarrierCheck {
  readonly name: string;
  readonly run: (target: CheckedTarget) => Promise<void>;
}

/** Queries that the checks ask; a scripted server has to know their answers. */
export const checkedQueries = {
  rows: 'fields @timestamp, n, even | sort @timestamp asc',
  count: 'stats count(*) as requests',
  malformed: '?? no query',
} as const;

async function withClient(
  target: CheckedTarget,
  work: (client: LogsClient, carrier: CloudWatchCarrier, request: QueryRequest) => Promise<void>,
): Promise<void> {
  const client = await createLogsClient({
    credentials: { kind: 'dummy' },
    endpoint: target.endpoint,
    region: 'eu-central-1',
  });
  const carrier = new CloudWatchCarrier({
    client,
    gate: new FifoQuotaGate(embeddedQuota),
    pageSize: 4,
    poll: { firstMs: 1, longestMs: 20, growth: 2 },
  });
  const request = {
    text: checkedQueries.rows,
    logGroups: [target.logGroup],
    fromMs: target.fromMs,
    toMs: target.fromMs + target.events * 1_000,
  };
  try {
    await work(client, carrier, request);
  } finally {
    await carrier.settled();
    client.close();
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    return thrown instanceof TailgateError ? thrown.code : `no TailgateError: ${String(thrown)}`;
  }
  return 'no error';
}

/** What every CloudWatch Logs has to give the carrier: the scripted one and the embedded one alike. */
export const carrierChecks: readonly CarrierCheck[] = [
  {
    name: 'reads every row of every page, once, in order',
    run: (target) =>
      withClient(target, async (_client, carrier, request) => {
        const { rowCount, columns } = await carrier.run(request);
        assert.equal(rowCount, target.events);
        const numbers = columns.find((column) => column.name === 'n');
        assert.equal(numbers?.kind, 'number');
        const expected = Array.from({ length: target.events }, (_, index) => index);
        assert.deepEqual(Array.from(numbers.values), expected);
        const times = columns.find((column) => column.name === '@timestamp');
        assert.equal(times?.kind, 'timestamp');
        assert.equal(times.values[1], target.fromMs + 1_000);
      }),
  },
  {
    name: 'leaves a missing field absent',
    run: (target) =>
      withClient(target, async (_client, carrier, request) => {
        const { columns } = await carrier.run(request);
        const even = columns.find((column) => column.name === 'even');
        assert.equal(even?.kind, 'text');
        assert.ok(isDeepStrictEqual(even.dictionary, ['yes']));
        const expected = Array.from({ length: target.events }, (_, index) => -(index % 2) + 0);
        assert.deepEqual(Array.from(even.codes), expected);
      }),
  },
  {
    name: 'gives no more rows than asked for',
    run: (target) =>
      withClient(target, async (_client, carrier, request) => {
        const { rowCount } = await carrier.run({ ...request, limit: 5 });
        assert.equal(rowCount, 5);
      }),
  },
  {
    name: 'counts the events that matched',
    run: (target) =>
      withClient(target, async (_client, carrier, request) => {
        const answer = await carrier.run({ ...request, text: checkedQueries.count });
        assert.equal(answer.statistics.recordsMatched, target.events);
        assert.ok(answer.statistics.bytesScanned > 0);
        const [column] = answer.columns;
        assert.equal(column?.name, 'requests');
        assert.equal(column.kind, 'number');
        assert.deepEqual(Array.from(column.values), [target.events]);
      }),
  },
  {
    name: 'says where a query is malformed',
    run: (target) =>
      withClient(target, async (_client, carrier, request) => {
        const work = carrier.run({ ...request, text: checkedQueries.malformed });
        assert.equal(await codeOf(work), 'malformed-query');
      }),
  },
  {
    name: 'knows which log groups exist',
    run: (target) =>
      withClient(target, async (client) => {
        assert.equal(await logGroupExists(client, target.logGroup), true);
        assert.equal(await logGroupExists(client, `${target.logGroup}-not`), false);
      }),
  },
  {
    name: 'ends at once when it is cancelled before it starts',
    run: (target) =>
      withClient(target, async (_client, carrier, request) => {
        const work = carrier.run({ ...request, signal: AbortSignal.abort() });
        assert.equal(await codeOf(work), 'cancelled');
      }),
  },
];
