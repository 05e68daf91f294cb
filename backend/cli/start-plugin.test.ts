import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pluginContext, TestClient, type ContextInput } from '../grafana/testing/client';
import {
  controllerService,
  dataService,
  diagnosticsService,
  resourceService,
} from '../grafana/wire/services';
import { serve, type RunningServer } from '../http/serve';
import { FakeServices } from '../http/testing/fake-services';
import { configOf } from '../http/testing/test-server';
import { startPlugin } from './start-plugin';

const token = 'a-token-of-some-length-0123';

let services: FakeServices;
let log: string[];
let server: RunningServer;
let client: TestClient | undefined;

async function start(...args: string[]): Promise<void> {
  const config = configOf(['--port', '0', '--grpc-port', '0', '--log-level', 'debug', ...args]);
  server = await serve(config, () => Promise.resolve(services), {
    version: '1.2.3',
    logSink: { write: (line) => log.push(line) },
    startPlugin,
  });
  const { plugin } = server;
  if (plugin === undefined) return;
  client = new TestClient(
    plugin.network === 'unix' ? `unix:${plugin.path}` : `${plugin.host}:${plugin.port}`,
  );
}

beforeEach(() => {
  services = new FakeServices();
  log = [];
});
afterEach(async () => {
  client?.close();
  client = undefined;
  await server.close();
});

const health = (input: ContextInput = {}) =>
  client!.unary(diagnosticsService.checkHealth, {
    pluginContext: pluginContext(input),
    headers: {},
  });

const address = async (): Promise<string> =>
  (await fetch(`${server.url}/api/v1/plugin/address`)).text();

const resource = (path: string, input: ContextInput) =>
  new Promise<{ code: number; body: string }>((resolve, reject) => {
    const call = client!.stream(resourceService.callResource, {
      pluginContext: pluginContext(input),
      path,
      method: 'GET',
      url: path,
      headers: {},
      body: new Uint8Array(),
    });
    call.on('data', ({ code, body }: { code: number; body: Uint8Array }) =>
      resolve({ code, body: String(body) }),
    );
    call.on('error', reject);
  });

describe('startPlugin', () => {
  it('serves where the address route says, over the same services', async () => {
    await start();
    const { plugin } = server;
    const port = plugin?.network === 'tcp' ? plugin.port : 0;
    expect(port).toBeGreaterThan(0);
    expect(await address()).toBe(`tcp|127.0.0.1:${port}\n`);
    expect((await health()).status).toBe(1);
    const { responses } = await client!.unary(dataService.queryData, {
      pluginContext: pluginContext(),
      headers: {},
      queries: [
        {
          refId: 'A',
          maxDataPoints: 100,
          intervalMS: 1_000,
          timeRange: { fromEpochMS: 0, toEpochMS: 3_600_000 },
          json: Buffer.from('{"kind":"findings"}'),
          queryType: '',
        },
      ],
      format: 0,
    });
    expect(responses['A']?.status).toBe(200);
    expect(services.asked.map(({ query }) => query.kind)).toEqual(['findings', 'episodes']);
  });

  it('answers resources and metrics by the routes, with a token that no data source sees', async () => {
    await start('--token', token);
    expect((await fetch(`${server.url}/api/v1/sources`)).status).toBe(401);
    const viewer = { role: 'Viewer', token };
    const sources = await resource('sources', viewer);
    expect(sources.code).toBe(200);
    expect(JSON.parse(sources.body)).toMatchObject({ sources: [{ name: 'orders' }] });
    const values = await resource('values?of=endpoint', viewer);
    expect(values.code).toBe(404);
    const { metrics } = await client!.unary(diagnosticsService.collectMetrics, {
      pluginContext: pluginContext({ token }),
    });
    expect(String(metrics?.prometheus)).toContain('tailgate_queries_run_total');
    expect((await health({ token: `${token}x` })).status).toBe(2);
    expect(log.join('')).not.toContain(token);
  });

  it('lets the launcher of a Grafana that stops go, and goes on', async () => {
    await start('--token', token);
    const held = await fetch(`${server.url}/api/v1/plugin/hold`);
    expect(held.status).toBe(200);
    expect(await client!.unary(controllerService.shutdown, {})).toEqual({});
    expect(await held.text()).toBe('\n');
    expect((await health({ token })).status).toBe(1);
  });

  it('lets launchers go when it stops, so that Grafana starts them again', async () => {
    await start();
    const held = await fetch(`${server.url}/api/v1/plugin/hold`);
    const ended = held.text();
    await server.close();
    expect(await ended).toBe('\n');
  });

  it('serves on a socket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tailgate-plugin-'));
    const socket = join(folder, 'grpc.sock');
    await start('--grpc-socket', socket, '--token', token);
    expect(await address()).toBe(`unix|${socket}\n`);
    expect((await health()).status).toBe(1);
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('serves nothing where it is switched off', async () => {
    await start('--no-grpc-enabled');
    expect(server.plugin).toBeUndefined();
    expect((await fetch(`${server.url}/api/v1/plugin/address`)).status).toBe(503);
  });

  it('frees everything where a port is taken', async () => {
    await start();
    const first = server;
    const port = first.plugin?.network === 'tcp' ? first.plugin.port : 0;
    const second = new FakeServices();
    const config = configOf(['--port', '0', '--grpc-port', String(port)]);
    const failed = serve(config, () => Promise.resolve(second), {
      version: '1.2.3',
      logSink: { write: () => undefined },
      startPlugin,
    });
    await expect(failed).rejects.toMatchObject({ code: 'unavailable' });
    expect(second.closed).toBe(1);
    // The other way round: the port of HTTP is taken, and that of the plugin is free again after.
    const http = new URL(first.url).port;
    const third = serve(
      configOf(['--port', http, '--grpc-port', '0']),
      () => Promise.resolve(second),
      {
        version: '1.2.3',
        logSink: { write: () => undefined },
        startPlugin,
      },
    );
    await expect(third).rejects.toMatchObject({ code: 'unavailable' });
    expect(second.closed).toBe(2);
  });
});
