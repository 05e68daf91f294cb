import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServeConfig } from '../config/config';
import { FakeServices } from '../http/testing/fake-services';
import { runServe } from './run-serve';

interface Run {
  readonly code: Promise<number>;
  readonly out: string[];
  readonly err: string[];
  readonly stop: AbortController;
  readonly services: FakeServices;
  /** The configuration that the services were made from. */
  readonly config: () => ServeConfig | undefined;
}

function run(args: readonly string[], environment: Record<string, string> = {}): Run {
  const out: string[] = [];
  const err: string[] = [];
  const stop = new AbortController();
  const services = new FakeServices();
  let config: ServeConfig | undefined;
  const code = runServe(
    args,
    stop.signal,
    (given) => {
      config = given;
      return Promise.resolve(services);
    },
    {
      environment,
      stdout: { write: (text: string) => out.push(text) },
      stderr: { write: (text: string) => err.push(text) },
    },
  );
  return { code, out, err, stop, services, config: () => config };
}

/** What is printed first; fails where the command ends before it prints. */
async function printed({ code, out, err }: Run): Promise<string> {
  const ended = code.then((value) => {
    throw new Error(`ended with ${value}: ${err.join('')}`);
  });
  const poll = async (): Promise<string> => {
    while (out.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return out.join('');
  };
  ended.catch(() => undefined);
  return Promise.race([ended, poll()]);
}

const token = 'a-token-of-some-length-0123';

describe('runServe', () => {
  let folder: string;
  /** Keeps a tailgate.yaml of the current folder, and the usual port of gRPC, out of the tests. */
  let empty: readonly string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tailgate-serve-'));
    empty = ['--config', join(folder, 'empty.yaml')];
    writeFileSync(join(folder, 'empty.yaml'), 'grpc: {port: 0}\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints where it runs and how to stop it, and stops when asked', async () => {
    const file = join(folder, 'tailgate.yaml');
    writeFileSync(
      file,
      'port: 0\ngrpc: {port: 0}\nsources: [{name: orders, logGroups: [g], region: eu-central-1}]\n',
    );
    const running = run(['--config', file]);
    const { code, stop, services, config } = running;
    const text = await printed(running);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(text).toContain('orders');
    expect(text).toContain('http://127.0.0.1:7072');
    expect(text).toContain('Stop it with Ctrl-C.');
    expect(config()?.sources).toHaveLength(1);
    stop.abort();
    expect(await code).toBe(0);
    expect(services.closed).toBe(1);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('says how the engine was switched, and whether a source notices', async () => {
    const args = [...empty, '--port', '0', '--engine-latency-ms', '300'];
    const unused = run([...args, '--engine-outcomes', 'Failed', '--engine-repeat-outcomes']);
    const text = await printed(unused);
    expect(text).toContain('switched to behave otherwise than usual:');
    expect(text).toContain('    every query takes at least 300 ms\n');
    expect(text).toContain('    every query ends with Failed\n');
    expect(text).toContain('no source has the endpoint "embedded"');
    unused.stop.abort();
    expect(await unused.code).toBe(0);
    const used = run([...args, '--sample']);
    const usedText = await printed(used);
    expect(usedText).toContain('every query takes at least 300 ms');
    expect(usedText).not.toContain('no source has');
    used.stop.abort();
    expect(await used.code).toBe(0);
    const usual = run([...empty, '--port', '0']);
    expect(await printed(usual)).not.toContain('otherwise than usual');
    usual.stop.abort();
    expect(await usual.code).toBe(0);
  });

  it('refuses a switch of the engine where none runs', async () => {
    const args = ['--no-embedded-enabled', '--engine-concurrent-queries', '3'];
    const { code, err, config } = run([...empty, ...args]);
    expect(await code).toBe(2);
    expect(err.join('')).toContain('engine.concurrentQueries');
    expect(err.join('')).toContain('set embedded.enabled to true');
    expect(config()).toBeUndefined();
  });

  it('reports every wrong option at once and starts nothing', async () => {
    const { code, out, err, config } = run([...empty, '--port', 'x', '--hots', 'y'], {
      TAILGATE_LOG_LEVEL: 'z',
    });
    expect(await code).toBe(2);
    const text = err.join('');
    expect(text).toContain('tailgate: The option port cannot be "x".');
    expect(text).toContain('Did you mean --host?');
    expect(text).toContain('TAILGATE_LOG_LEVEL');
    expect(out).toEqual([]);
    expect(config()).toBeUndefined();
  });

  it('refuses a public address without a token', async () => {
    const { code, err } = run([...empty, '--host', '0.0.0.0', '--port', '0']);
    expect(await code).toBe(2);
    expect(err.join('')).toContain('TAILGATE_TOKEN');
  });

  it('takes a public address with a token, which it never prints', async () => {
    const args = [...empty, '--host', '0.0.0.0', '--port', '0', '--log-level', 'debug'];
    const running = run(args, { TAILGATE_TOKEN: token });
    const { code, out, err, stop } = running;
    const text = await printed(running);
    const port = /:(\d+)/.exec(text)?.[1] ?? '';
    const metrics = `http://127.0.0.1:${port}/metrics`;
    expect((await fetch(metrics)).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(metrics, { headers })).status).toBe(200);
    stop.abort();
    expect(await code).toBe(0);
    expect(out.join('') + err.join('')).not.toContain(token);
  });

  it('prints help with every option', async () => {
    const { code, out } = run(['--help']);
    expect(await code).toBe(0);
    for (const flag of ['--host', '--port', '--token-file', '--sources', '--embedded-port']) {
      expect(out.join('')).toContain(`  ${flag} `);
    }
  });
});
