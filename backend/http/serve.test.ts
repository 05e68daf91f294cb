import { connect } from 'node:net';
import type { ServeConfig } from '../config/config';
import { TailgateError } from '../errors';
import { serve, type CreateServices, type RunningServer } from './serve';
import { FakeServices, untilAborted } from './testing/fake-services';
import { configOf } from './testing/test-server';

const query = JSON.stringify({ kind: 'findings', from: 0, to: 1_000 });
const json = { 'content-type': 'application/json' };

let services: FakeServices;
let log: string[];
const open: RunningServer[] = [];

beforeEach(() => {
  services = new FakeServices();
  log = [];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const create: CreateServices = () => Promise.resolve(services);

async function start(args: readonly string[] = [], signal?: AbortSignal): Promise<RunningServer> {
  const config: ServeConfig = configOf(['--port', '0', ...args]);
  const server = await serve(config, create, {
    version: '1.2.3',
    logSink: { write: (line) => log.push(line) },
    ...(signal === undefined ? {} : { signal }),
  });
  open.push(server);
  return server;
}

/** Resolves as soon as the services were asked this often. */
async function asked(times: number): Promise<void> {
  while (services.asked.length < times) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ask = (server: RunningServer, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}/api/v1/query`, { method: 'POST', headers: json, body: query, ...init });

/** What the server answers to bytes. */
function exchange(server: RunningServer, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () =>
      socket.write(bytes),
    );
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('serve', () => {
  it('logs what fails behind the back of callers', async () => {
    const failing: CreateServices = (_config, _signal, onFailure) => {
      onFailure('the store failed', new TailgateError('unavailable', 'The disk is full.'));
      return Promise.resolve(services);
    };
    const logSink = { write: (line: string) => log.push(line) };
    open.push(await serve(configOf(['--port', '0']), failing, { version: '1.2.3', logSink }));
    const line: unknown = JSON.parse(log.find((text) => text.includes('the store failed')) ?? '{}');
    expect(line).toMatchObject({ level: 'error', err: { message: 'The disk is full.' } });
  });

  it('listens, answers, and frees everything on close', async () => {
    const server = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('process_resident_memory_bytes');
    await Promise.all([server.close(), server.close()]);
    expect(services.closed).toBe(1);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(log.map((line): unknown => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ msg: 'stopped' }),
    );
  });

  it('does not cancel a query whose client waits', async () => {
    services.before = () => new Promise((resolve) => setTimeout(resolve, 100));
    const server = await start();
    expect((await ask(server)).status).toBe(200);
    const answer = await fetch(`${server.url}/api/v1/findings`);
    expect(answer.status).toBe(200);
    expect(services.asked.map(({ signal }) => signal?.aborted)).toEqual([false, false]);
  });

  it.each(['GET', 'POST'])('cancels the query of a %s whose client goes away', async (method) => {
    const cancelled = new Promise<void>((resolve) => {
      services.before = (_query, signal) => {
        signal?.addEventListener('abort', () => resolve());
        return untilAborted(signal);
      };
    });
    const server = await start();
    const client = new AbortController();
    const answer =
      method === 'POST'
        ? ask(server, { signal: client.signal })
        : fetch(`${server.url}/api/v1/findings`, { signal: client.signal });
    const failed = expect(answer).rejects.toThrow('abort');
    await asked(1);
    client.abort();
    await cancelled;
    await failed;
    expect(log.join('')).not.toContain('request failed');
  });

  it('lets a running request end while it stops, and takes no new one', async () => {
    let finish = (): void => undefined;
    services.before = () => new Promise((resolve) => (finish = resolve));
    const server = await start();
    const answer = ask(server);
    await asked(1);
    const closed = server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(services.closed).toBe(0);
    finish();
    expect((await answer).status).toBe(200);
    await closed;
    expect(services.closed).toBe(1);
  });

  it.each([
    ['that heed their signal', (signal: AbortSignal | undefined) => untilAborted(signal)],
    ['that do not', () => new Promise<never>(() => undefined)],
  ])('ends requests %s after the limit', async (_name, before) => {
    services.before = (_query, signal) => before(signal);
    const server = await start(['--shutdown-timeout-ms', '50']);
    const answer = ask(server);
    await asked(1);
    await server.close();
    expect((await answer).status).toBe(503);
    expect(await (await answer).json()).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('says so where the port is taken, and closes the services', async () => {
    const { port } = new URL((await start()).url);
    const second = new FakeServices();
    const config = configOf(['--port', port]);
    const failed = serve(config, () => Promise.resolve(second), {
      version: '1',
      logSink: { write: () => undefined },
    });
    await expect(failed).rejects.toMatchObject({
      code: 'unavailable',
      message: `127.0.0.1:${port} is taken by another process.`,
      place: `127.0.0.1:${port}`,
    });
    expect(second.closed).toBe(1);
  });

  it('says so where the address is not of this machine', async () => {
    // 192.0.2.0/24 is kept for documentation (RFC 5737).
    const failed = start(['--host', '192.0.2.1', '--token', '0123456789abcdef']);
    await expect(failed).rejects.toMatchObject({
      code: 'unavailable',
      message: '192.0.2.1:0 is no address of this machine.',
    });
    expect(services.closed).toBe(1);
  });

  it('passes on why the services could not be made', async () => {
    const error = new TailgateError('unavailable', 'The data folder is in use.');
    const failed = serve(configOf(['--port', '0']), () => Promise.reject(error), {
      version: '1',
      logSink: { write: () => undefined },
    });
    await expect(failed).rejects.toBe(error);
  });

  it('gives up where a stop is asked for during the start', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(start([], controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(services.closed).toBe(1);
  });

  it.each([
    ['rubbish', 'rubbish\r\n\r\n', 400],
    ['headers that are too large', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/v1/query HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
  ])('answers %s with a coded error', async (_name, bytes, status) => {
    const text = await exchange(await start(), bytes);
    expect(text).toContain(`HTTP/1.1 ${status} `);
    expect(text).toContain('x-content-type-options: nosniff');
    const [, body = ''] = text.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'invalid-input' } });
  });
});
