import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { FindingsAnswer, LogsAnswer, ValuesAnswer } from '@tailgate/contract';
import { freePorts, RunningServer, type Ports } from './running-server';

let folder: string;
let ports: Ports;
const running: RunningServer[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-serve-'));
  ports = await freePorts();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

function start(dataFolder: string, at: Ports, args: readonly string[] = []): RunningServer {
  const server = new RunningServer(dataFolder, at, args);
  running.push(server);
  return server;
}

const hourMs = 3_600_000;

describe('tailgate serve on the sample', () => {
  it('answers findings, remembers them, and loses and doubles nothing when it is killed', async () => {
    const first = start(folder, ports, ['--sample']);
    await first.ready();
    expect(first.output).toContain('Stop it with Ctrl-C');
    const to = Date.now();
    const from = to - 26 * hourMs;
    const ask = async () => {
      const answer = await fetch(`${first.url}/api/v1/findings?from=${from}&to=${to}`);
      return Value.Parse(FindingsAnswer, await answer.json());
    };
    const found = await ask();
    const rules = found.findings.map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(['integration-timeout', 'slow-integration', 'throttled']),
    );
    expect(found.info.bytesScanned).toBeGreaterThan(1_000_000);
    expect((await ask()).info.bytesScanned).toBe(0);

    const query = async (server: RunningServer) => {
      const answer = await fetch(`${server.url}/api/v1/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          kind: 'logs',
          from,
          to: to - 60_000,
          text: 'stats count(*) as n, count_distinct(requestId) as ids by status | sort status',
        }),
      });
      return Value.Parse(LogsAnswer, await answer.json()).rows;
    };
    const before = await query(first);
    expect(before.length).toBeGreaterThan(3);
    await first.end('SIGKILL');

    const second = start(folder, ports, ['--sample']);
    await second.ready();
    expect(await query(second)).toEqual(before);
    const values = await fetch(
      `${second.url}/api/v1/values?of=endpoint&from=${from}&to=${Date.now()}`,
    );
    expect(Value.Parse(ValuesAnswer, await values.json()).values).toContain(
      'POST /api/reports/generate',
    );
    expect(await second.end('SIGTERM')).toBe(0);
  }, 120_000);
});

describe('tailgate serve that cannot start', () => {
  it('names the data folder when another process has it, and leaves that one alone', async () => {
    const first = start(folder, ports);
    await first.ready();
    const second = start(folder, await freePorts());
    expect(await second.exitCode()).not.toBe(0);
    expect(second.output).toContain(folder);
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  }, 60_000);

  it('names the address when a port is taken', async () => {
    const first = start(folder, ports);
    await first.ready();
    const other = mkdtempSync(join(tmpdir(), 'tailgate-serve-'));
    try {
      const { embedded } = await freePorts();
      const second = start(other, { http: ports.http, embedded });
      expect(await second.exitCode()).not.toBe(0);
      expect(second.output).toContain(String(ports.http));
      const third = start(other, { http: (await freePorts()).http, embedded: ports.embedded });
      expect(await third.exitCode()).not.toBe(0);
      expect(third.output).toContain(String(ports.embedded));
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  }, 60_000);

  it('names a wrong option, its value and what is allowed', async () => {
    const server = start(folder, ports, ['--log-level', 'loud']);
    expect(await server.exitCode()).toBe(2);
    expect(server.output).toContain('loud');
    expect(server.output).toContain('info');
  }, 60_000);
});
