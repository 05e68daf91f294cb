import { TailgateError } from '../errors';
import type { QueryRequest } from '../insights/columns';
import { CloudWatchCarrier, type CarrierOptions, type QueryProgress } from './carrier';
import type { LogsClient } from './logs-client';
import { FifoQuotaGate } from './quota-gate';
import { serveLogGroups, serveQueries, type CannedRow } from './testing/canned-queries';
import { carrierChecks, checkedQueries } from './testing/carrier-checks';
import { failureOf } from './testing/failure-of';
import { connect } from './testing/connect';
import { FakeLogsServer } from './testing/fake-logs-server';

const gateOptions = { startSpacingMs: 0, resultsSpacingMs: 0 };
const request: QueryRequest = {
  text: 'rows',
  logGroups: ['/aws/apigateway/shop'],
  fromMs: 1_700_000_000_000,
  toMs: 1_700_000_060_000,
};
const numbered = (count: number): CannedRow[] =>
  Array.from({ length: count }, (_, index) => ({ n: String(index) }));

let server: FakeLogsServer;
let client: LogsClient;
let gate: FifoQuotaGate;

beforeEach(async () => {
  server = await FakeLogsServer.start();
  client = await connect(server);
  gate = new FifoQuotaGate(gateOptions);
});
afterEach(async () => {
  client.close();
  await server.close();
});

const carrierWith = (options: Partial<CarrierOptions> = {}): CloudWatchCarrier =>
  new CloudWatchCarrier({
    client,
    gate,
    poll: { firstMs: 1, longestMs: 5, growth: 1.5 },
    ...options,
  });

/** Resolves once the condition holds; fails after a second. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 500) throw new Error('What the test waits for did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('against a scripted CloudWatch Logs', () => {
  const fromMs = 1_700_000_000_000;
  const events = 11;

  beforeEach(() => {
    const rows = numbered(events).map(({ n }, index) => ({
      '@timestamp': new Date(fromMs + index * 1_000)
        .toISOString()
        .replace('T', ' ')
        .replace('Z', ''),
      n: n,
      ...(index % 2 === 0 ? { even: 'yes' } : {}),
      '@ptr': `pointer-${index}`,
    }));
    const statistics = { recordsMatched: events, recordsScanned: events, bytesScanned: 400 };
    serveQueries(server, {
      [checkedQueries.rows]: { rows, statistics, runningFor: 2 },
      [checkedQueries.count]: { rows: [{ requests: String(events) }], statistics },
    });
    serveLogGroups(server, ['/checked', '/checked-too']);
  });

  it.each(carrierChecks)('$name', async ({ run }) => {
    await run({ endpoint: server.endpoint, logGroup: '/checked', fromMs, events });
  });
});

describe('StartQuery', () => {
  it('sends inclusive seconds, the log groups and the limit', async () => {
    serveQueries(server, { rows: { rows: [] } });
    await carrierWith({ rowLimit: 500 }).run({ ...request, limit: 900 });
    expect(server.callsOf('StartQuery').map((call) => call.input)).toEqual([
      {
        queryString: 'rows',
        startTime: 1_700_000_000,
        endTime: 1_700_000_059,
        limit: 500,
        logGroupNames: ['/aws/apigateway/shop'],
      },
    ]);
  });

  it('names log groups of other accounts by ARN', async () => {
    serveQueries(server, { rows: { rows: [] } });
    const arn = 'arn:aws:logs:eu-central-1:123456789012:log-group:/aws/apigateway/shop';
    await carrierWith().run({ ...request, logGroups: [`${arn}:*`] });
    expect(server.callsOf('StartQuery')[0].input).toMatchObject({ logGroupIdentifiers: [arn] });
  });

  it.each([
    ['a range inside a second', { toMs: request.toMs + 1 }],
    ['an empty range', { toMs: request.fromMs }],
    ['a range that is no number', { fromMs: Number.NaN }],
    ['no log group', { logGroups: [] }],
    ['51 log groups', { logGroups: Array.from({ length: 51 }, (_, index) => `/g${index}`) }],
    ['a query of 10,001 characters', { text: 'x'.repeat(10_001) }],
    ['a limit of 0', { limit: 0 }],
  ])('refuses %s before sending anything', async (_name, change) => {
    const failure = await failureOf(() => carrierWith().run({ ...request, ...change }));
    expect(failure.code).toBe('invalid-input');
    expect(server.calls).toHaveLength(0);
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });

  it('names near log groups where one does not exist', async () => {
    serveLogGroups(server, ['/aws/apigateway/shop-prod', '/aws/apigateway/shap', '/aws/lambda/x']);
    server.script('StartQuery', {
      kind: 'error',
      type: 'ResourceNotFoundException',
      message: "Log group '/aws/apigateway/shop' does not exist for account ID '123456789012'",
    });
    const failure = await failureOf(() => carrierWith().run(request));
    expect(failure.code).toBe('not-found');
    expect(failure.message).toBe(
      'The log group "/aws/apigateway/shop" does not exist in eu-central-1.',
    );
    expect(failure.remedy).toContain(
      'Did you mean "/aws/apigateway/shap" or "/aws/apigateway/shop-prod"?',
    );
    expect(server.callsOf('DescribeLogGroups').length).toBeLessThanOrEqual(3);
  });

  it('finds out which of several log groups is missing', async () => {
    serveLogGroups(server, ['/one', '/three']);
    server.script('StartQuery', { kind: 'error', type: 'ResourceNotFoundException' });
    const failure = await failureOf(() =>
      carrierWith().run({ ...request, logGroups: ['/one', '/two', '/three'] }),
    );
    expect(failure.message).toContain('"/two"');
  });

  it('believes AWS where it names the missing log group', async () => {
    serveLogGroups(server, ['/one', '/three']);
    const message = "Log group '/two' does not exist for account ID '123456789012'";
    server.script('StartQuery', { kind: 'error', type: 'ResourceNotFoundException', message });
    const failure = await failureOf(() =>
      carrierWith().run({ ...request, logGroups: ['/one', '/two', '/three'] }),
    );
    expect(failure.message).toContain('"/two"');
    expect(server.callsOf('DescribeLogGroups').map((call) => call.input)).not.toContainEqual(
      expect.objectContaining({ logGroupNamePrefix: '/one' }),
    );
  });

  it('says what AWS says where log groups may not be listed', async () => {
    const message = "Log group '/x' does not exist for account ID '123456789012'";
    server.script('StartQuery', { kind: 'error', type: 'ResourceNotFoundException', message });
    server.script('DescribeLogGroups', { kind: 'error', type: 'AccessDeniedException' });
    const failure = await failureOf(() => carrierWith().run(request));
    expect(failure).toMatchObject({ code: 'not-found', message });
  });
});

describe('polling', () => {
  it('reports progress until the query is complete', async () => {
    serveQueries(server, { rows: { rows: numbered(3), runningFor: 3 } });
    const seen: QueryProgress[] = [];
    const result = await carrierWith().run(request, { onProgress: (step) => seen.push(step) });
    expect(result.rowCount).toBe(3);
    expect(result.statistics).toEqual({
      recordsMatched: 7,
      recordsScanned: 70,
      bytesScanned: 700,
    });
    expect(seen).toHaveLength(3);
    expect(seen[0]).toMatchObject({ queryId: 'query-1', status: 'Running', bytesScanned: 700 });
  });

  it('waits through Scheduled and Unknown', async () => {
    server.script('StartQuery', { kind: 'json', body: { queryId: 'q' } });
    const status = (name: string) =>
      ({ kind: 'json', body: { status: name, results: [] } }) as const;
    server.script(
      'GetQueryResults',
      status('Scheduled'),
      status('Unknown'),
      status('Running'),
      status('Complete'),
    );
    const result = await carrierWith().run(request);
    expect(result).toEqual({
      rowCount: 0,
      columns: [],
      statistics: { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 },
    });
    expect(server.callsOf('GetQueryResults')).toHaveLength(4);
  });

  it.each([
    ['Failed', 'unavailable', 0],
    ['Cancelled', 'cancelled', 0],
    ['Timeout', 'timed-out', 0],
    ['Unknown', 'unavailable', 1],
    ['Sleeping', 'unavailable', 1],
  ])('ends with %s as %s', async (status, code, stops) => {
    serveQueries(server, { rows: { rows: [], status } });
    const carrier = carrierWith();
    expect((await failureOf(() => carrier.run(request))).code).toBe(code);
    await carrier.settled();
    expect(server.callsOf('StopQuery')).toHaveLength(stops);
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });

  it('does not keep fetching the partial rows of a running query', async () => {
    serveQueries(server, { rows: { rows: numbered(300), runningFor: 3 } });
    const result = await carrierWith().run(request);
    expect(result.rowCount).toBe(300);
    const asked = server.callsOf('GetQueryResults').map((call) => call.input.maxItems);
    expect(asked).toEqual([10_000, 1, 1, 1, 10_000]);
  });
});

describe('paging', () => {
  it('reads all pages, and asks for no more than the limit', async () => {
    serveQueries(server, { rows: { rows: numbered(25) } });
    const result = await carrierWith({ pageSize: 10 }).run({ ...request, limit: 22 });
    expect(result.rowCount).toBe(22);
    expect(server.callsOf('GetQueryResults').map((call) => call.input)).toEqual([
      { queryId: 'query-1', maxItems: 10 },
      { queryId: 'query-1', maxItems: 10, nextToken: '10' },
      { queryId: 'query-1', maxItems: 2, nextToken: '20' },
    ]);
  });

  it('cuts what a server sends beyond the limit', async () => {
    server.script('StartQuery', { kind: 'json', body: { queryId: 'q' } });
    const results = numbered(8).map(({ n }) => [{ field: 'n', value: n }]);
    const body = { status: 'Complete', results, nextToken: 'more' };
    server.script('GetQueryResults', { kind: 'json', body });
    const result = await carrierWith().run({ ...request, limit: 5 });
    expect(result.rowCount).toBe(5);
    expect(server.callsOf('GetQueryResults')).toHaveLength(1);
  });

  it('does not follow a token that comes back', async () => {
    server.script('StartQuery', { kind: 'json', body: { queryId: 'q' } });
    const results = [[{ field: 'n', value: '1' }]];
    const body = { status: 'Complete', results, nextToken: 'same' };
    server.script('GetQueryResults', { kind: 'json', body });
    expect((await failureOf(() => carrierWith().run(request))).code).toBe('unavailable');
    expect(server.callsOf('GetQueryResults')).toHaveLength(2);
  });

  it('gives the slot back as soon as the query has ended', async () => {
    serveQueries(server, { rows: { rows: numbered(25) } });
    const loads: number[] = [];
    const get = client.getQueryResults.bind(client);
    const watched: LogsClient = {
      ...client,
      getQueryResults: (input, options) => {
        loads.push(gate.load.running);
        return get(input, options);
      },
    };
    await carrierWith({ client: watched, pageSize: 10 }).run(request);
    expect(loads).toEqual([1, 0, 0]);
  });
});

describe('giving up', () => {
  it('stops a running query that is cancelled', async () => {
    serveQueries(server, { rows: { rows: [], runningFor: Infinity } });
    const controller = new AbortController();
    const carrier = carrierWith();
    const work = failureOf(() => carrier.run({ ...request, signal: controller.signal }));
    await until(() => server.callsOf('GetQueryResults').length >= 2);
    controller.abort();
    expect((await work).code).toBe('cancelled');
    await carrier.settled();
    expect(server.callsOf('StopQuery').map((call) => call.input)).toEqual([{ queryId: 'query-1' }]);
    expect(gate.load).toEqual({ running: 0, waiting: 0 });
  });

  it('stops a query that is cancelled while it is being started', async () => {
    serveQueries(server, {});
    server.script('StartQuery', { kind: 'json', body: { queryId: 'late' }, afterMs: 60 });
    const controller = new AbortController();
    const carrier = carrierWith();
    const work = failureOf(() => carrier.run({ ...request, signal: controller.signal }));
    await until(() => server.callsOf('StartQuery').length === 1);
    controller.abort();
    expect((await work).code).toBe('cancelled');
    expect(server.callsOf('StopQuery')).toHaveLength(0);
    expect(gate.load.running).toBe(1);
    await carrier.settled();
    expect(server.callsOf('StopQuery').map((call) => call.input)).toEqual([{ queryId: 'late' }]);
    expect(gate.load.running).toBe(0);
  });

  it('cancels an answer that does not come', async () => {
    serveQueries(server, { rows: { rows: [] } });
    server.script('GetQueryResults', { kind: 'hang' });
    const controller = new AbortController();
    const carrier = carrierWith();
    const work = failureOf(() => carrier.run({ ...request, signal: controller.signal }));
    await until(() => server.callsOf('GetQueryResults').length === 1);
    controller.abort();
    expect((await work).code).toBe('cancelled');
    await carrier.settled();
    expect(server.callsOf('StopQuery')).toHaveLength(1);
  });

  it('stops a query that takes longer than it may', async () => {
    serveQueries(server, { rows: { rows: [], runningFor: Infinity } });
    const carrier = carrierWith({ queryTimeoutMs: 40 });
    const failure = await failureOf(() => carrier.run(request));
    expect(failure.code).toBe('timed-out');
    expect(failure.message).toContain('0.04 s');
    await carrier.settled();
    expect(server.callsOf('StopQuery')).toHaveLength(1);
  });

  it.each([
    ['error', 1],
    ['hang', 2],
  ] as const)('does not mind a StopQuery that ends in %s', async (kind, tries) => {
    serveQueries(server, { rows: { rows: [], runningFor: Infinity } });
    server.script('StopQuery', { kind, type: 'InvalidParameterException' });
    const carrier = carrierWith({ queryTimeoutMs: 20 });
    expect((await failureOf(() => carrier.run(request))).code).toBe('timed-out');
    await carrier.settled();
    expect(server.callsOf('StopQuery')).toHaveLength(tries);
    expect(gate.load.running).toBe(0);
  });

  it('stops the query where the progress callback throws', async () => {
    serveQueries(server, { rows: { rows: [], runningFor: Infinity } });
    const carrier = carrierWith();
    const onProgress = (): void => {
      throw new TailgateError('limit-exceeded', 'The budget is spent.');
    };
    const failure = await failureOf(() => carrier.run(request, { onProgress }));
    expect(failure.message).toBe('The budget is spent.');
    await carrier.settled();
    expect(server.callsOf('StopQuery')).toHaveLength(1);
  });

  it('leaves the queue where it is cancelled before its turn', async () => {
    serveQueries(server, { rows: { rows: [], runningFor: Infinity } });
    gate = new FifoQuotaGate({ ...gateOptions, concurrentQueries: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const carrier = carrierWith();
    const running = failureOf(() => carrier.run({ ...request, signal: first.signal }));
    const waiting = failureOf(() => carrier.run({ ...request, signal: second.signal }));
    await until(() => server.callsOf('GetQueryResults').length >= 1);
    expect(gate.load).toEqual({ running: 1, waiting: 1 });
    second.abort();
    expect((await waiting).code).toBe('cancelled');
    expect(server.callsOf('StartQuery')).toHaveLength(1);
    first.abort();
    await running;
    await carrier.settled();
  });
});

it.each([
  ['rowLimit', { rowLimit: 100_001 }],
  ['pageSize', { pageSize: 0 }],
  ['queryTimeoutMs', { queryTimeoutMs: Number.NaN }],
])('refuses a %s that cannot work', async (place, options) => {
  const failure = await failureOf(() => carrierWith(options));
  expect(failure).toMatchObject({ code: 'invalid-input', place });
});

it('gives the columns that the caller knows, even where no row has them', async () => {
  serveQueries(server, { rows: { rows: [{ b: '7', '@ptr': 'p' }] } });
  const kinds = new Map([
    ['a', 'number'],
    ['b', 'text'],
  ] as const);
  const { columns } = await carrierWith({ kindsOf: () => kinds }).run(request);
  expect(columns).toEqual([
    { name: 'a', kind: 'number', values: Float64Array.of(Number.NaN) },
    { name: 'b', kind: 'text', codes: Int32Array.of(0), dictionary: ['7'] },
  ]);
});
