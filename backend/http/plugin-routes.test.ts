import { get, type IncomingMessage } from 'node:http';
import { testServer, type TestServer } from './testing/test-server';

const token = 'a-token-of-some-length-0123';
let running: TestServer;

beforeEach(async () => {
  running = await testServer(['--token', token, '--allowed-hosts', 'tailgate.internal']);
});
afterEach(async () => {
  running.stopping.abort();
  await running.server.close();
});

const address = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  running.server.inject({ url: '/api/v1/plugin/address', headers, remoteAddress });

describe('GET /api/v1/plugin/address', () => {
  it('gives network and address without a token', async () => {
    running.plugin.address = { network: 'tcp', host: '127.0.0.1', port: 7071 };
    const answer = await address();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toBe('tcp|127.0.0.1:7071\n');
    running.plugin.address = { network: 'tcp', host: '::1', port: 7071 };
    expect((await address()).body).toBe('tcp|[::1]:7071\n');
    running.plugin.address = { network: 'unix', path: '/run/tailgate/grpc.sock' };
    expect((await address()).body).toBe('unix|/run/tailgate/grpc.sock\n');
  });

  it('gives the name by which the caller came where every address is listened on', async () => {
    for (const host of ['0.0.0.0', '::', '[::]']) {
      running.plugin.address = { network: 'tcp', host, port: 7071 };
      const named = await address({ host: 'tailgate.internal:7070' }, '172.18.0.3');
      expect(named.body).toBe('tcp|tailgate.internal:7071\n');
      const numbered = await address({ host: '[fd00::2]:7070' }, 'fd00::3');
      expect(numbered.body).toBe('tcp|[fd00::2]:7071\n');
    }
  });

  it('says so where the caller could not reach it', async () => {
    running.plugin.address = { network: 'tcp', host: '127.0.0.1', port: 7071 };
    const answer = await address({ host: '172.18.0.2' }, '172.18.0.3');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('Set grpc.host');
    expect((await address({}, '::ffff:127.0.0.1')).statusCode).toBe(200);
  });

  it('is unavailable where nothing is served', async () => {
    const answer = await address();
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('grpc.enabled');
  });

  it('refuses hosts that are not known, as every path does', async () => {
    expect((await address({ host: 'evil.example' })).statusCode).toBe(403);
  });
});

/** A hold, once its headers have come; `end` resolves when it ends. */
function hold(url: string): Promise<{ response: IncomingMessage; end: Promise<string> }> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/v1/plugin/hold`, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      const end = new Promise<string>((done) => response.on('close', () => done(text)));
      resolve({ response, end });
    }).on('error', reject);
  });
}

describe('GET /api/v1/plugin/hold', () => {
  let url: string;
  beforeEach(async () => {
    url = await running.server.listen({ host: '127.0.0.1', port: 0 });
  });

  it('stays open until it is released', async () => {
    const { response, end } = await hold(url);
    expect(response.statusCode).toBe(200);
    running.holds.release('10.0.0.1');
    expect(response.complete).toBe(false);
    running.holds.release('127.0.0.1');
    expect(await end).toBe('\n');
    expect(response.complete).toBe(true);
  });

  it('ends at once where its Grafana was shut down before it was open', async () => {
    running.holds.release('127.0.0.1');
    const { response, end } = await hold(url);
    expect(response.statusCode).toBe(200);
    await end;
    expect(response.complete).toBe(true);
    const next = await hold(url);
    running.holds.release('10.0.0.1');
    expect(next.response.complete).toBe(false);
  });

  it('ends when Tailgate stops, so that it does not hold up the stop', async () => {
    const { end } = await hold(url);
    running.stopping.abort();
    expect(await end).toBe('\n');
    expect((await hold(url)).response.statusCode).toBe(200);
  });

  it('has room again when a launcher has gone', async () => {
    const [first] = [await hold(url), await hold(url)];
    expect((await hold(url)).response.statusCode).toBe(429);
    first.response.destroy();
    let status: number | undefined = 429;
    while (status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      status = (await hold(url)).response.statusCode;
    }
    expect(status).toBe(200);
  });
});
