import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Utf8 } from 'apache-arrow';
import type { FastifyInstance } from 'fastify';
import { GrafanaHost, type GrafanaHostOptions } from './grafana-host';
import type { LogEntry } from './launcher/log-entry';
import { arrowFile } from './testing/arrow-file';
import { FakePlugin, Launchers } from './testing/fake-plugin';

const id = 'fake-datasource';
const Queries = Type.Object({
  queries: Type.Array(
    Type.Object({ json: Type.Uint8Array(), timeRange: Type.Record(Type.String(), Type.Unknown()) }),
  ),
});
let plugin: FakePlugin;
let launchers: Launchers;
let host: GrafanaHost;
let server: FastifyInstance;

beforeEach(async () => {
  plugin = await new FakePlugin().start();
  launchers = new Launchers();
});
afterEach(async () => {
  await host.stop();
  plugin.stop();
  launchers.remove();
});

async function start(options: Partial<GrafanaHostOptions> = {}): Promise<void> {
  host = await GrafanaHost.start({
    executables: { [id]: launchers.for(`1|2|tcp|127.0.0.1:${plugin.port}|grpc`) },
    dataSources: [
      { uid: 'one', type: id, jsonData: { source: 's' }, secureJsonData: { token: 't' } },
    ],
    ...options,
  });
  server = host.server();
  plugin.onShutdown = endLauncher;
}

/** What the launcher does by itself when its hold is released. */
function endLauncher(): void {
  const pid = host.plugin(id).launcher()?.pid;
  if (pid !== undefined) process.kill(pid, 'SIGTERM');
}

const ask = (body: object, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: '/api/ds/query', headers, payload: body });
const query = (refId: string, more: object = {}) => ({
  refId,
  datasource: { uid: 'one' },
  intervalMs: 60_000,
  maxDataPoints: 500,
  ...more,
});
const range = { from: '1700000000000', to: '1700003600000' };

describe('POST /api/ds/query', () => {
  it('asks with the settings, the person and the range, and gives frames as JSON', async () => {
    await start();
    const answer = await ask(
      { ...range, queries: [query('A', { kind: 'latency' }), query('B')] },
      { 'x-grafana-host-role': 'Editor', 'x-dashboard-uid': 'd' },
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      results: {
        A: {
          status: 200,
          frames: [{ schema: { refId: 'A', fields: [{ name: 's' }] }, data: { values: [['x']] } }],
        },
        B: { status: 200 },
      },
    });
    const [request] = plugin.requests.queries;
    expect(request).toMatchObject({
      headers: { 'http_X-Dashboard-Uid': 'd' },
      pluginContext: {
        pluginId: id,
        user: { role: 'Editor' },
        dataSourceInstanceSettings: { uid: 'one', decryptedSecureJsonData: { token: 't' } },
      },
    });
    const first = Value.Parse(Queries, request).queries[0];
    expect(JSON.parse(Buffer.from(first.json).toString())).toMatchObject({ kind: 'latency' });
    expect(String(Object.values(first.timeRange))).toBe('1700000000000,1700003600000');
  });

  it('answers 400 where one query failed, with its error and source', async () => {
    await start();
    plugin.answer = { status: 429, error: 'too many', errorSource: 'downstream' };
    const answer = await ask({ ...range, queries: [query('A')] });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      results: { A: { status: 429, error: 'too many', errorSource: 'downstream', frames: [] } },
    });
  });

  it('drops every answer where one frame cannot be read', async () => {
    await start();
    plugin.answer = { status: 200, frames: [Buffer.from('no arrow')] };
    const answer = await ask({ ...range, queries: [query('A')] });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ messageId: 'plugin.requestFailureError' });
  });

  it('takes answers far above the 4 MB that gRPC allows where nothing else is said', async () => {
    await start();
    const text = { name: 's', type: new Utf8(), values: ['x'.repeat(6_000_000), 'y'] };
    plugin.answer = { status: 200, frames: [arrowFile([text])] };
    const answer = await ask({ ...range, queries: [query('A')] });
    expect([answer.statusCode, answer.body.length > 6_000_000]).toEqual([200, true]);
  });

  it('refuses what Grafana refuses', async () => {
    await start();
    expect((await ask({ ...range, queries: [] })).json()).toMatchObject({
      messageId: 'query.noQueries',
    });
    expect((await ask({ queries: [] })).statusCode).toBe(400);
    const unknown = { ...range, queries: [query('A', { datasource: { uid: 'none' } })] };
    expect((await ask(unknown)).statusCode).toBe(404);
  });

  it('says that the backend is gone, and answers again once it is back', async () => {
    await start();
    const { port } = plugin;
    expect((await ask({ ...range, queries: [query('A')] })).statusCode).toBe(200);
    plugin.stop();
    const gone = await ask({ ...range, queries: [query('A')] });
    expect(gone.json()).toMatchObject({ messageId: 'plugin.connectionUnavailable' });
    plugin = await new FakePlugin().start(port);
    plugin.onShutdown = endLauncher;
    let status = 0;
    while (status !== 200) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      status = (await ask({ ...range, queries: [query('A')] })).statusCode;
    }
    expect(plugin.requests.queries.length).toBeGreaterThan(0);
  });

  it('cancels the call where the browser gives up', async () => {
    await start();
    plugin.hangs = true;
    await server.listen({ host: '127.0.0.1', port: 0 });
    const address = server.server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const controller = new AbortController();
    const answer = fetch(`http://127.0.0.1:${port}/api/ds/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...range, queries: [query('A')] }),
      signal: controller.signal,
    });
    while (plugin.requests.queries.length === 0) await new Promise((go) => setTimeout(go, 10));
    controller.abort();
    await expect(answer).rejects.toThrow();
    while (plugin.cancelled === 0) await new Promise((go) => setTimeout(go, 10));
    await server.close();
  });
});

describe('health and resources', () => {
  it('gives status, message and details', async () => {
    await start();
    const answer = await server.inject('/api/datasources/uid/one/health');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { status: 'OK', message: 'fine', details: { a: 1 } },
    ]);
  });

  it('passes a call on without cookies and credentials, and joins what comes back', async () => {
    await start();
    const answer = await server.inject({
      method: 'GET',
      url: '/api/datasources/uid/one/resources/values/x?of=endpoint&a=%2F',
      headers: { cookie: 'grafana_session=1', authorization: 'Basic x', 'x-more': 'y' },
    });
    expect([answer.statusCode, answer.body]).toEqual([202, 'first second']);
    expect(answer.headers).toMatchObject({
      'x-one': 'a, b',
      'content-type': 'application/json',
      'content-security-policy': 'sandbox',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const [request] = plugin.requests.resources;
    expect(request).toMatchObject({
      path: 'values/x',
      url: 'values/x?of=endpoint&a=%2F',
      method: 'GET',
      pluginContext: { user: { role: 'Viewer' } },
    });
    const names = Object.keys(request['headers'] ?? {});
    expect(names).toContain('X-More');
    expect(names).not.toContain('Cookie');
    expect(names).not.toContain('Authorization');
    const none = await server.inject('/api/datasources/uid/one/resources/none');
    expect(none.statusCode).toBe(404);
  });
});

describe('the life of a plugin', () => {
  it('opens broker and stdio, and tells the plugin when it stops', async () => {
    await start();
    const connection = await host.plugin(id).connection();
    while (connection.stdioText === '') await new Promise((go) => setTimeout(go, 10));
    expect([connection.stdioText, plugin.brokers]).toEqual(['hello', 1]);
    await host.stop();
    expect(plugin.shutdowns).toBe(1);
  });

  it('starts the launcher again within a second or so after it has ended', async () => {
    await start();
    const one = host.plugin(id).launcher();
    process.kill(one!.pid!, 'SIGKILL');
    await one!.exited;
    const during = await ask({ ...range, queries: [query('A')] });
    expect(during.json()).toMatchObject({ messageId: 'plugin.unavailable' });
    while (host.plugin(id).starts < 2) await new Promise((go) => setTimeout(go, 20));
    expect((await ask({ ...range, queries: [query('A')] })).statusCode).toBe(200);
  });

  it('does not register one whose first start fails', async () => {
    const log: LogEntry[] = [];
    await start({
      executables: { [id]: launchers.for('1|3|tcp|127.0.0.1:1|grpc') },
      onLog: (_, entry) => log.push(entry),
    });
    const answer = await ask({ ...range, queries: [query('A')] });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      404,
      { messageId: 'plugin.notRegistered' },
    ]);
    expect(log.map(({ message }) => message).join()).toContain('application protocol');
  });
});
