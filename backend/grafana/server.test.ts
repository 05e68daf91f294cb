import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status, type MethodDefinition } from '@grpc/grpc-js';
import { RecordBatchReader } from 'apache-arrow';
import { pino } from 'pino';
import { Secret } from '../config/secret';
import { TailgateError } from '../errors';
import type { BridgeRequest, BridgeResponse } from './bridge';
import { startGrafanaServer, type GrafanaServer, type GrafanaServerOptions } from './server';
import { pluginContext, TestClient, type ContextInput } from './testing/client';
import { FakeServices } from './testing/fake-services';
import type { CallResourceRequest } from './wire/resource';
import {
  brokerService,
  controllerService,
  dataService,
  diagnosticsService,
  healthService,
  resourceService,
  stdioService,
} from './wire/services';

const token = 'a-token-of-some-length-0123';
const from = Date.UTC(2026, 10, 20, 14);

let services: FakeServices;
let bridged: { request: BridgeRequest; signal: AbortSignal }[];
let bridgeAnswer: BridgeResponse;
let released: (string | undefined)[];
let log: string[];
let server: GrafanaServer;
let client: TestClient;

beforeEach(() => {
  services = new FakeServices();
  bridged = [];
  bridgeAnswer = { status: 200, headers: {}, body: Buffer.from('{}') };
  released = [];
  log = [];
});
afterEach(async () => {
  client.close();
  await server.close(0);
});

async function start(over: Partial<GrafanaServerOptions> = {}): Promise<void> {
  server = await startGrafanaServer({
    listen: { host: '127.0.0.1', port: 0 },
    services,
    bridge: (request, signal) => {
      bridged.push({ request, signal });
      return Promise.resolve(bridgeAnswer);
    },
    log: pino({}, { write: (line: string) => void log.push(line) }),
    version: '1.2.3',
    timeoutMs: 10_000,
    releaseHolds: (peer) => released.push(peer),
    ...over,
  });
  const { address } = server;
  client = new TestClient(
    address.network === 'unix' ? `unix:${address.path}` : `${address.host}:${address.port}`,
  );
}

interface Asked extends ContextInput {
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly deadline?: number;
}

const ask = (queries: Record<string, object>, { headers = {}, ...options }: Asked = {}) =>
  client.unary(
    dataService.queryData,
    {
      pluginContext: pluginContext(options),
      headers,
      queries: Object.entries(queries).map(([refId, query]) => ({
        refId,
        maxDataPoints: 500,
        intervalMS: 15_000,
        timeRange: { fromEpochMS: from, toEpochMS: from + 3_600_000 },
        json: Buffer.from(JSON.stringify(query)),
        queryType: '',
      })),
      format: 0,
    },
    options,
  );

/** The names of the frames of an answer, read from their bytes. */
const framesOf = ({ frames }: { readonly frames: readonly Uint8Array[] }) =>
  frames.map((bytes) => {
    const { metadata } = RecordBatchReader.from(bytes).open().schema;
    return `${metadata.get('refId')}:${metadata.get('name')}`;
  });

const untilAsked = async (times: number): Promise<void> => {
  while (services.asked.length < times) await new Promise((done) => setTimeout(done, 2));
};

/** Waits for the signal, as a service does that heeds it. */
const untilAborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new TailgateError('cancelled', 'stopped')));
  });

describe('QueryData', () => {
  it('answers every refId with the frames of its kind', async () => {
    await start();
    const { responses } = await ask({
      A: { kind: 'latency' },
      B: { kind: 'timeouts' },
      C: { kind: 'findings' },
      D: { kind: 'episodes' },
      E: { kind: 'slow-requests' },
      F: { kind: 'logs', text: 'fields @timestamp, @message' },
      G: { kind: 'alert', measure: 'p99' },
    });
    const names = Object.entries(responses).map(([refId, response]) => {
      expect(response).toMatchObject({ status: 200, error: '', errorSource: '' });
      return [refId, framesOf(response)];
    });
    expect(Object.fromEntries(names)).toEqual({
      A: ['A:latency', 'A:timeouts', 'A:episodes', 'A:summary'],
      B: ['B:timeouts', 'B:signals', 'B:summary'],
      C: ['C:findings', 'C:rules'],
      D: ['D:episodes'],
      E: ['E:slow_requests'],
      F: ['F:logs'],
      G: ['G:alert'],
    });
  });

  it('asks the services for what the query says', async () => {
    await start();
    const { responses } = await ask(
      {
        A: {
          kind: 'latency',
          source: 'billing',
          endpoints: ['GET /a', ''],
          percentiles: [0.99, 0.99],
          groupBy: 'endpoint',
          maxSeries: 5,
          compare: 'day',
          heatmap: true,
          rules: ['throttled'],
        },
        B: { kind: 'slow-requests', limit: 9_000 },
        C: { kind: 'alert', rules: ['throttled'], measure: 'share', explained: 'zero' },
      },
      { settings: { source: 'orders' } },
    );
    expect(Object.values(responses).map(({ error }) => error)).toEqual(['', '', '']);
    const base = { from, to: from + 3_600_000 };
    const ofA = { ...base, source: 'billing', endpoints: ['GET /a'] };
    const latency = {
      ...ofA,
      kind: 'latency',
      binMs: 300_000,
      groupBy: 'endpoint',
      percentiles: [0.99],
      maxSeries: 5,
    };
    const before = { from: from - 86_400_000, to: from - 82_800_000 };
    const asked = services.asked.map(({ query }) => query);
    expect(asked).toHaveLength(5);
    expect(asked).toEqual(
      expect.arrayContaining([
        { ...latency, buckets: true },
        { ...latency, ...before, buckets: false },
        { ...ofA, kind: 'episodes', rules: ['throttled'] },
        { ...base, kind: 'slow-requests', source: 'orders', limit: 1_000 },
        {
          ...base,
          kind: 'alert',
          source: 'orders',
          rules: ['throttled'],
          measure: 'share',
          explained: 'zero',
        },
      ]),
    );
  });

  it('asks log groups of the data source under the name that the services give', async () => {
    await start();
    await ask({ A: { kind: 'episodes' } }, { settings: { logGroups: ['g1', 'g2'] } });
    expect(services.asked.map(({ query }) => query.source)).toEqual(['inline:g1,g2']);
  });

  it('gives alerts exactly one number, and refuses what has none or several', async () => {
    await start();
    const headers = { FromAlert: 'true' };
    const share = { kind: 'latency', measures: ['share'], groupBy: 'endpoint' };
    const { responses } = await ask(
      {
        A: share,
        B: { kind: 'latency' },
        C: { kind: 'latency', measures: ['backend'], percentiles: [0.5, 0.99] },
        D: { kind: 'timeouts' },
        E: { kind: 'findings' },
        F: { kind: 'episodes' },
        G: { kind: 'slow-requests' },
        H: { kind: 'logs', text: 'fields @timestamp, @message' },
      },
      { headers },
    );
    expect(framesOf(responses['A'])).toEqual(['A:latency']);
    expect(framesOf(responses['D'])).toEqual(['D:timeouts']);
    expect(framesOf(responses['E'])).toEqual(['E:alert']);
    expect(responses['B']?.error).toContain('one measure, not all (query B, measures)');
    expect(responses['C']?.error).toContain('one percentile, not 2 (query C, percentiles)');
    expect(responses['F']?.error).toContain('Choose the kind "alert".');
    expect(responses['G']?.error).toContain('not for alerts');
    expect(responses['H']?.error).toContain('Count them');
    for (const refId of ['B', 'C', 'F', 'G', 'H']) {
      expect(responses[refId]).toMatchObject({
        status: 400,
        errorSource: 'downstream',
        frames: [],
      });
    }
    // An alert must not lose instances to a limit that is meant for graphs.
    const asked = services.asked.find(({ query }) => query.kind === 'latency')?.query;
    expect(asked).toMatchObject({ maxSeries: 100 });
  });

  it('lets one refId fail alone, with its status and who has to look', async () => {
    await start();
    services.before = (query) => {
      if (query.kind === 'timeouts') throw new TailgateError('limit-exceeded', 'Quota used up.');
      if (query.kind === 'alert') throw new Error('a secret of the inside');
      return Promise.resolve();
    };
    const { responses } = await ask({
      A: { kind: 'findings' },
      B: { kind: 'timeouts' },
      C: { kind: 'alert' },
      D: { kind: 'nothing' },
      E: { kind: 'logs' },
    });
    expect(responses['A']?.status).toBe(200);
    expect(responses['B']).toMatchObject({
      status: 429,
      error: 'Quota used up.',
      errorSource: 'downstream',
    });
    expect(responses['C']).toMatchObject({ status: 500, errorSource: 'plugin' });
    expect(responses['C']?.error).not.toContain('secret');
    expect(log.join('')).toContain('a secret of the inside');
    expect(responses['D']?.error).toContain('query D, kind');
    expect(responses['E']?.error).toContain('query E, text');
  });

  it('shows latencies without episodes where those fail, and says so', async () => {
    await start();
    services.before = (query) => {
      if (query.kind === 'episodes') throw new TailgateError('unavailable', 'CloudWatch is down.');
      return Promise.resolve();
    };
    const { responses } = await ask({ A: { kind: 'latency' } });
    const [bytes] = responses['A'].frames;
    const meta = RecordBatchReader.from(bytes).open().schema.metadata.get('meta');
    expect(meta).toContain('Episodes are missing: CloudWatch is down.');
  });

  it('tells the services to stop when Grafana gives up, or its deadline passes', async () => {
    await start();
    services.before = (_query, signal) => untilAborted(signal);
    const stop = new AbortController();
    const given = ask({ A: { kind: 'findings' } }, { signal: stop.signal });
    await untilAsked(1);
    stop.abort();
    await expect(given).rejects.toMatchObject({ code: status.CANCELLED });
    const late = ask({ A: { kind: 'timeouts' } }, { deadline: Date.now() + 100 });
    await expect(late).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    while (services.asked.some(({ signal }) => signal?.aborted !== true)) {
      await new Promise((done) => setTimeout(done, 2));
    }
    expect(services.asked).toHaveLength(2);
  });

  it('answers what is ready when another query takes too long', async () => {
    await start({ timeoutMs: 100 });
    services.before = (query) =>
      query.kind === 'findings' ? new Promise(() => undefined) : Promise.resolve();
    const { responses } = await ask({ A: { kind: 'findings' }, B: { kind: 'timeouts' } });
    expect(responses['A']).toMatchObject({ status: 504, errorSource: 'downstream' });
    expect(responses['A']?.error).toContain('requestTimeoutMs');
    expect(responses['B']?.status).toBe(200);
  });

  it('refuses more queries than a panel can have', async () => {
    await start();
    const many: Record<string, object> = {};
    for (let index = 0; index < 102; index += 1) many[`Q${index}`] = { kind: 'alert' };
    const { responses } = await ask(many);
    expect(Object.keys(responses)).toHaveLength(102);
    expect(services.asked).toHaveLength(100);
    expect(responses['Q101']).toMatchObject({ status: 429 });
  });
});

describe('CheckHealth', () => {
  const check = (input: ContextInput = {}) =>
    client.unary(diagnosticsService.checkHealth, {
      pluginContext: pluginContext(input),
      headers: {},
    });

  it('names the version, the source and what it holds', async () => {
    await start();
    expect(await check({ settings: { source: 'billing' } })).toMatchObject({
      status: 1,
      message: 'Tailgate 1.2.3, source "billing": g holds lines.',
    });
  });

  it('speaks of all sources where the data source names none', async () => {
    await start();
    services.health = () =>
      Promise.resolve([
        { source: 'a', ok: false, message: 'No access.' },
        { source: 'b', ok: true, message: 'Fine.' },
      ]);
    expect(await check()).toMatchObject({
      status: 1,
      message: 'Tailgate 1.2.3 answers. 1 of 2 sources can be asked. b: Fine.',
    });
    services.health = () => Promise.resolve([]);
    const none = await check();
    expect(none.status).toBe(2);
    expect(none.message).toContain('Enter log groups here');
  });

  it('says what is wrong, and what to do', async () => {
    await start();
    services.health = () =>
      Promise.reject(
        new TailgateError('not-found', 'There is no source "x".', { remedy: 'There are: orders.' }),
      );
    expect(await check({ settings: { source: 'x' } })).toMatchObject({
      status: 2,
      message: 'There is no source "x". There are: orders.',
    });
    const wrong = await check({ settings: { logGroups: 'g' } });
    expect(wrong.status).toBe(2);
    expect(wrong.message).toContain('the settings of the data source, logGroups');
  });
});

/** The one answer of a call whose answer is a stream. */
function resource(
  request: Partial<CallResourceRequest>,
  input: ContextInput = { role: 'Viewer' },
): Promise<{ code: number; headers: unknown; body: string }> {
  return new Promise((resolve, reject) => {
    const call = client.stream(resourceService.callResource, {
      pluginContext: pluginContext(input),
      path: 'values',
      method: 'GET',
      url: 'values',
      headers: {},
      body: new Uint8Array(),
      ...request,
    });
    call.on('data', ({ code, headers, body }: Awaited<ReturnType<typeof resource>>) =>
      resolve({ code, headers, body: String(body) }),
    );
    call.on('error', reject);
  });
}

describe('CallResource', () => {
  it('passes the query string, adds the source, and takes cookies and credentials out', async () => {
    await start();
    bridgeAnswer = {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'set-cookie': 'a=b',
        'x-frame-options': 'DENY',
      },
      body: Buffer.from('{"values":[]}'),
    };
    const answer = await resource(
      {
        url: 'values?of=endpoint&from=1#x',
        headers: {
          Accept: { values: ['application/json'] },
          Cookie: { values: ['grafana_session=1'] },
          Authorization: { values: ['Bearer x'] },
          'X-Grafana-Id': { values: ['jwt'] },
          Host: { values: ['grafana.example'] },
        },
      },
      { role: 'Viewer', settings: { source: 'orders api' } },
    );
    expect(answer).toEqual({
      code: 200,
      headers: { 'content-type': { values: ['application/json'] } },
      body: '{"values":[]}',
    });
    expect(bridged.map(({ request }) => request)).toEqual([
      {
        method: 'GET',
        url: '/api/v1/values?of=endpoint&from=1&source=orders+api',
        headers: { accept: 'application/json' },
      },
    ]);
  });

  it('keeps the source that the caller names', async () => {
    await start();
    await resource(
      { url: 'values?of=stage&source=b' },
      { role: 'Admin', settings: { source: 'a' } },
    );
    expect(bridged[0]?.request.url).toBe('/api/v1/values?of=stage&source=b');
  });

  it('answers 404 and 403 as JSON, and asks nothing then', async () => {
    await start();
    const unknown = await resource({ path: 'api/v1/query', url: 'api/v1/query', method: 'POST' });
    expect(unknown.code).toBe(404);
    expect(JSON.parse(unknown.body)).toMatchObject({ error: { code: 'not-found' } });
    const nobody = await resource({}, {});
    expect(nobody.code).toBe(403);
    expect(JSON.parse(nobody.body)).toMatchObject({
      error: { code: 'access-denied', message: 'This needs the role Viewer in Grafana.' },
    });
    expect(bridged).toEqual([]);
  });
});

describe('CollectMetrics', () => {
  it('gives the metrics as text', async () => {
    await start();
    bridgeAnswer = { ...bridgeAnswer, body: Buffer.from('up 1\n') };
    const { metrics } = await client.unary(diagnosticsService.collectMetrics, {
      pluginContext: pluginContext(),
    });
    expect(String(metrics?.prometheus)).toBe('up 1\n');
    expect(bridged[0]?.request.url).toBe('/metrics');
  });
});

describe('the token', () => {
  it('is asked for by every call that reads', async () => {
    await start({ token: new Secret(token) });
    for (const wrong of [{}, { token: `${token}x` }]) {
      const { responses } = await ask({ A: { kind: 'findings' }, B: { kind: 'nope' } }, wrong);
      for (const refId of ['A', 'B']) {
        expect(responses[refId]).toMatchObject({ status: 403, errorSource: 'downstream' });
        expect(responses[refId]?.error).toContain('token');
      }
      const health = await client.unary(diagnosticsService.checkHealth, {
        pluginContext: pluginContext(wrong),
        headers: {},
      });
      expect(health.status).toBe(2);
      expect((await resource({}, { ...wrong, role: 'Admin' })).code).toBe(403);
      const metrics = client.unary(diagnosticsService.collectMetrics, {
        pluginContext: pluginContext(wrong),
      });
      await expect(metrics).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
    }
    expect(services.asked).toEqual([]);
    expect(bridged).toEqual([]);
    const { responses } = await ask({ A: { kind: 'findings' } }, { token });
    expect(responses['A']?.status).toBe(200);
  });
});

describe('what go-plugin asks', () => {
  const event = (call: NodeJS.EventEmitter, name: string): Promise<unknown> =>
    new Promise((resolve) => call.once(name, resolve));

  it('is healthy, keeps its streams open, and outlives a shutdown', async () => {
    await start();
    const check = () => client.unary(healthService.check, { service: 'plugin' });
    expect(await check()).toEqual({ status: 1 });
    const watch = client.stream(healthService.watch, { service: 'plugin' });
    expect(await event(watch, 'data')).toEqual({ status: 1 });
    const stdio = client.stream(stdioService.streamStdio, {});
    const broker = client.both(brokerService.startStream);
    broker.resume();
    let ended = 0;
    for (const call of [watch, stdio, broker]) {
      call.on('error', () => undefined);
      call.on('end', () => (ended += 1));
    }
    stdio.resume();
    watch.resume();
    expect(await client.unary(controllerService.shutdown, {})).toEqual({});
    expect(released).toEqual(['127.0.0.1']);
    expect(await check()).toEqual({ status: 1 });
    expect(ended).toBe(0);
    const ends = [watch, stdio, broker].map((call) => event(call, 'end'));
    // Streams that carry nothing do not hold up a stop: the grace is a minute.
    await Promise.all([server.close(60_000), ...ends]);
  });

  it('has no other calls', async () => {
    await start();
    const unknown: MethodDefinition<object, object> = {
      ...controllerService.shutdown,
      path: '/pluginv2.Stream/SubscribeStream',
    };
    await expect(client.unary(unknown, {})).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it('goes on after bytes that are no message', async () => {
    await start();
    const broken = {
      ...dataService.queryData,
      requestSerialize: () => Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x7f]),
    };
    const request = { pluginContext: null, headers: {}, queries: [], format: 0 };
    await expect(client.unary(broken, request)).rejects.toMatchObject({ code: status.INTERNAL });
    expect(await client.unary(healthService.check, { service: '' })).toEqual({ status: 1 });
  });
});

describe('where it listens', () => {
  it('is a socket that needs no token, open to owner and group, and gone after the stop', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tailgate-grpc-'));
    const socket = join(folder, 'grpc.sock');
    await start({ listen: { host: '127.0.0.1', port: 0, socket }, token: new Secret(token) });
    expect(server.address).toEqual({ network: 'unix', path: socket });
    expect(statSync(socket).mode & 0o777).toBe(0o660);
    const { responses } = await ask({ A: { kind: 'findings' } });
    expect(responses['A']?.status).toBe(200);
    await client.unary(controllerService.shutdown, {});
    expect(released).toEqual([undefined]);
    await server.close(0);
    expect(existsSync(socket)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('is never a public address without a token', async () => {
    await start();
    const open = startGrafanaServer({
      listen: { host: '0.0.0.0', port: 0 },
      services,
      bridge: () => Promise.resolve(bridgeAnswer),
      log: pino({ level: 'silent' }),
      version: '1.2.3',
      timeoutMs: 1_000,
      releaseHolds: () => undefined,
    });
    await expect(open).rejects.toMatchObject({ code: 'invalid-input', place: 'grpc.host' });
  });

  it('says so where the port is taken', async () => {
    await start();
    const { address } = server;
    const port = address.network === 'tcp' ? address.port : 0;
    const second = startGrafanaServer({
      listen: { host: '127.0.0.1', port },
      services,
      bridge: () => Promise.resolve(bridgeAnswer),
      log: pino({ level: 'silent' }),
      version: '1.2.3',
      timeoutMs: 1_000,
      releaseHolds: () => undefined,
    });
    await expect(second).rejects.toMatchObject({ code: 'unavailable' });
    await expect(second).rejects.toThrow('is taken by another process');
  });
});

describe('close', () => {
  it('lets running calls end within the grace, and ends those that do not', async () => {
    await start();
    let finish = (): void => undefined;
    services.before = (query) =>
      query.kind === 'findings' ? new Promise((done) => (finish = done)) : Promise.resolve();
    const slow = ask({ A: { kind: 'findings' } });
    await untilAsked(1);
    const closed = server.close(60_000);
    finish();
    expect((await slow).responses['A']?.status).toBe(200);
    await closed;
  });

  it('answers what it ends', async () => {
    await start();
    services.before = () => new Promise(() => undefined);
    const stuck = ask({ A: { kind: 'findings' } });
    stuck.catch(() => undefined);
    await untilAsked(1);
    await server.close(20);
    const { responses } = await stuck;
    expect(responses['A']).toMatchObject({ error: 'Tailgate is stopping.', status: 499 });
  });
});
