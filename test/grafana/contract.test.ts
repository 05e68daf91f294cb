import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveEngine, type LiveEngine } from '../services/live-engine';
import { GrafanaHost } from '../grafana-host/grafana-host';
import type { DataSourceInput } from '../grafana-host/provisioning/data-sources';
import * as methods from '../grafana-host/wire/methods';
import { anchorMs, sampleSet } from './sample-set';
import { dataSourceUid, pluginId, Trial, type TrialOptions } from './trial';

const hourMs = 3_600_000;
const range = { fromMs: anchorMs - hourMs, toMs: anchorMs };
const latency = { kind: 'latency' };

let engine: LiveEngine;
let trial: Trial;
beforeAll(async () => {
  engine = await liveEngine([sampleSet(2)]);
}, 60_000);
afterAll(() => engine.close());
afterEach(async () => {
  engine.before = () => Promise.resolve();
  await trial.stop();
});

async function start(options: Partial<TrialOptions> = {}): Promise<void> {
  const sources = [engine.source('sample', ['sample'])];
  trial = await Trial.start({ sources, now: () => anchorMs, ...options });
}

const status = async (): Promise<number | undefined> =>
  (await trial.query({ A: latency }, range)).get('A')?.status;
const health = () => trial.server.inject(`/api/datasources/uid/${dataSourceUid}/health`);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the life of the plugin', () => {
  it('starts by the line of the launcher, keeps broker and stdio open, and is healthy', async () => {
    await start();
    const answer = await health();
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'OK' }]);
    const plugin = trial.host.plugin(pluginId);
    const connection = await plugin.connection();
    const address = trial.backend.plugin;
    expect(address).toMatchObject({ network: 'tcp', host: '127.0.0.1' });
    expect(connection.target).toBe(
      `ipv4:127.0.0.1:${address?.network === 'tcp' ? address.port : ''}`,
    );
    expect(connection.streamEnds).toEqual({});
    expect(plugin.launcher()?.panic).toBeUndefined();
    expect(trial.log).toEqual([]);
    const serving = await connection.call(methods.healthCheck, { service: 'plugin' });
    expect(serving).toEqual({ status: 1 });
    await expect(connection.call(methods.unknownMethod, {})).rejects.toMatchObject({ code: 12 });
    expect(await plugin.collectMetrics(anyContext())).toContain('tailgate_');
  });

  it('ends at once when Grafana stops, and the server goes on for others', async () => {
    await start();
    // At first before the launcher's request to hold has arrived, then after it.
    for (const held of [false, true]) {
      const launcher = trial.host.plugin(pluginId).launcher();
      expect(isAlive(launcher?.pid)).toBe(true);
      if (held) expect(await status()).toBe(200);
      expect(await trial.host.plugin(pluginId).stop()).toBe(true);
      expect(isAlive(launcher?.pid)).toBe(false);
      expect((await fetch(`${trial.backend.url}/readyz`)).status).toBe(200);
      await trial.startHost();
    }
    expect(await status()).toBe(200);
  });

  it('leaves other Grafanas working when one stops', async () => {
    await start();
    const other = await GrafanaHost.start({
      executables: { [pluginId]: trial.workplace.launcher() },
      pluginSettings: { [pluginId]: { backend_url: trial.backend.url } },
    });
    await other.stop();
    // Both come from the same address, so its launcher may have been told to end: then it starts anew.
    await until(async () => (await status().catch(() => 0)) === 200);
  });

  it('is started again after its launcher was killed, and leaves no process behind', async () => {
    await start();
    const plugin = trial.host.plugin(pluginId);
    const first = plugin.launcher();
    process.kill(first!.pid!, 'SIGKILL');
    await first?.pipesClosed;
    await until(() => plugin.starts === 2);
    expect(await status()).toBe(200);
    const second = plugin.launcher();
    await trial.host.stop();
    await second?.pipesClosed;
    expect([isAlive(first?.pid), isAlive(second?.pid)]).toEqual([false, false]);
  });

  it('finds a backend that comes back at another address', async () => {
    await start();
    const before = trial.backend.plugin;
    const { starts } = trial.host.plugin(pluginId);
    await trial.backend.close();
    await until(() => trial.host.plugin(pluginId).launcher()?.isRunning === false);
    await trial.startBackend();
    expect(trial.backend.plugin).not.toEqual(before);
    await until(async () => (await status().catch(() => 0)) === 200);
    expect(trial.host.plugin(pluginId).starts).toBeGreaterThan(starts);
  });

  it('serves on a Unix socket, without a token', async () => {
    const socket = join(tmpdir(), `tailgate-${process.pid}.sock`);
    await start({ args: ['--grpc-socket', socket, '--token', 'a-token-of-some-length-0123'] });
    expect(trial.backend.plugin).toEqual({ network: 'unix', path: socket });
    expect(await status()).toBe(200);
    expect((await health()).json()).toMatchObject({ status: 'OK' });
  });
});

function anyContext() {
  return { orgId: 1, pluginId, grafanaConfig: {}, pluginVersion: '', userAgent: '' };
}

describe('the token', () => {
  const token = 'a-token-of-some-length-0123';
  const source = (given: string): DataSourceInput => ({
    uid: dataSourceUid,
    type: pluginId,
    jsonData: { source: 'sample' },
    ...(given === '' ? {} : { secureJsonData: { token: given } }),
  });

  it.each([
    ['the right one', token, 200, 200],
    ['a wrong one', 'a-token-of-some-length-0124', 403, 400],
    ['none', '', 403, 400],
  ])('%s', async (_, given, queryStatus, healthStatus) => {
    await start({ args: ['--token', token], host: { dataSources: [source(given)] } });
    expect(await status()).toBe(queryStatus);
    const answer = await health();
    expect(answer.statusCode).toBe(healthStatus);
    expect(answer.body).not.toContain(token);
    const resource = await trial.server.inject(
      `/api/datasources/uid/${dataSourceUid}/resources/sources`,
    );
    expect(resource.statusCode).toBe(queryStatus);
  });
});

describe('answers', () => {
  it('answers every refId; one that fails harms no other and says what to do', async () => {
    await start();
    const answers = await trial.query(
      { A: latency, B: { kind: 'bogus' }, C: { kind: 'timeouts' }, D: { kind: 'logs', text: '' } },
      range,
    );
    expect([...answers.keys()].sort()).toEqual(['A', 'B', 'C', 'D']);
    expect(answers.get('A')).toMatchObject({ status: 200, error: undefined });
    expect(answers.get('C')).toMatchObject({ status: 200, error: undefined });
    expect(answers.get('B')).toMatchObject({ status: 400, errorSource: 'downstream', frames: [] });
    expect(answers.get('B')?.error).toMatch(/bogus.*B.*latency, timeouts/s);
    expect(answers.get('D')?.error).toBeDefined();
  });

  it('gives a source that does not exist as an error of that query', async () => {
    await start();
    const answers = await trial.query({ A: { ...latency, source: 'smaple' } }, range);
    expect(answers.get('A')).toMatchObject({ status: 404, errorSource: 'downstream' });
    expect(answers.get('A')?.error).toContain('sample');
  });

  it('passes a cancellation on to CloudWatch Logs', async () => {
    await start();
    let asked = 0;
    let aborted = 0;
    engine.before = ({ signal }) => {
      asked += 1;
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          aborted += 1;
          reject(new Error('aborted'));
        });
      });
    };
    const { host } = trial;
    const controller = new AbortController();
    const connection = await host.plugin(pluginId).connection();
    const call = connection.call(
      methods.queryData,
      {
        pluginContext: anyContext(),
        headers: {},
        queries: [
          {
            refId: 'A',
            maxDataPoints: 100,
            intervalMS: 60_000,
            timeRange: { fromEpochMS: range.fromMs, toEpochMS: range.toMs },
            json: Buffer.from(JSON.stringify({ kind: 'logs', text: 'fields status' })),
            queryType: '',
          },
        ],
      },
      { signal: controller.signal },
    );
    await until(() => asked > 0);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 1 });
    await until(() => aborted === asked);
  });

  it('says that the backend is gone while it is, and never answers with nothing', async () => {
    await start();
    await trial.backend.close();
    const answer = await trial.server.inject({
      method: 'POST',
      url: '/api/ds/query',
      payload: {
        from: 'now-1h',
        to: 'now',
        queries: [{ refId: 'A', datasource: { uid: dataSourceUid }, ...latency }],
      },
    });
    expect(answer.statusCode).toBe(500);
    expect(['plugin.unavailable', 'plugin.connectionUnavailable']).toContain(
      answer.json<{ messageId: string }>().messageId,
    );
  });
});

describe('resources', () => {
  const call = (path: string, more: object = {}) =>
    trial.server.inject({
      url: `/api/datasources/uid/${dataSourceUid}/resources/${path}`,
      ...more,
    });

  it('gives a Viewer what editors and variables need', async () => {
    await start();
    const sources = await call('sources');
    expect([sources.statusCode, sources.json()]).toMatchObject([
      200,
      { sources: [{ name: 'sample' }] },
    ]);
    const values = await call(`values?of=endpoint&from=${range.fromMs}&to=${range.toMs}`);
    expect(values.json<{ values: string[] }>().values).toContain('POST /api/reports/generate');
    const rules = await call('rules');
    expect(rules.json<{ rules: { id: string }[] }>().rules.map(({ id }) => id)).toContain(
      'integration-timeout',
    );
    for (const path of ['healthz', 'readyz']) expect((await call(path)).statusCode).toBe(200);
  });

  it('refuses everything else, whoever asks', async () => {
    await start();
    for (const role of ['Viewer', 'Admin']) {
      const headers = { 'x-grafana-host-role': role };
      for (const path of [
        'metrics',
        'openapi.json',
        'api/v1/findings',
        'api/v1/plugin/hold',
        '../healthz',
        '%2e%2e/api/v1/query',
        'sources/../metrics',
        '',
      ]) {
        const answer = await call(path, { headers });
        expect([path, answer.statusCode]).toEqual([path, 404]);
      }
      const post = await call('sources', { method: 'POST', headers, payload: {} });
      expect([404, 405]).toContain(post.statusCode);
    }
  });

  it('refuses a caller without a role', async () => {
    await start();
    const parts = await trial.host.plugin(pluginId).callResource({
      pluginContext: { ...anyContext(), user: { login: '', name: '', email: '', role: '' } },
      path: 'sources',
      method: 'GET',
      url: 'sources',
      headers: {},
      body: new Uint8Array(),
    });
    expect(parts[0]?.code).toBe(403);
  });
});
