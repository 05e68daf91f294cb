import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status, type MethodDefinition } from '@grpc/grpc-js';
import { pino } from 'pino';
import { Secret } from '../config/secret';
import { startGrafanaServer } from './server';
import { pluginContext } from './testing/client';
import { testGrafana } from './testing/test-grafana';
import {
  brokerService,
  controllerService,
  dataService,
  diagnosticsService,
  healthService,
  stdioService,
} from './wire/services';

const token = 'a-token-of-some-length-0123';

const running = testGrafana();

describe('the token', () => {
  it('is asked for by every call that reads', async () => {
    await running.start({ token: new Secret(token) });
    for (const wrong of [{}, { token: `${token}x` }]) {
      const { responses } = await running.ask(
        { A: { kind: 'findings' }, B: { kind: 'nope' } },
        wrong,
      );
      for (const refId of ['A', 'B']) {
        expect(responses[refId]).toMatchObject({ status: 403, errorSource: 'downstream' });
        expect(responses[refId]?.error).toContain('token');
      }
      const health = await running.client.unary(diagnosticsService.checkHealth, {
        pluginContext: pluginContext(wrong),
        headers: {},
      });
      expect(health.status).toBe(2);
      expect((await running.resource({}, { ...wrong, role: 'Admin' })).code).toBe(403);
      const metrics = running.client.unary(diagnosticsService.collectMetrics, {
        pluginContext: pluginContext(wrong),
      });
      await expect(metrics).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
    }
    expect(running.services.asked).toEqual([]);
    expect(running.bridged).toEqual([]);
    const { responses } = await running.ask({ A: { kind: 'findings' } }, { token });
    expect(responses['A']?.status).toBe(200);
  });
});

describe('what go-plugin asks', () => {
  const event = (call: NodeJS.EventEmitter, name: string): Promise<unknown> =>
    new Promise((resolve) => call.once(name, resolve));

  it('is healthy, keeps its streams open, and outlives a shutdown', async () => {
    await running.start();
    const check = () => running.client.unary(healthService.check, { service: 'plugin' });
    expect(await check()).toEqual({ status: 1 });
    const watch = running.client.stream(healthService.watch, { service: 'plugin' });
    expect(await event(watch, 'data')).toEqual({ status: 1 });
    const stdio = running.client.stream(stdioService.streamStdio, {});
    const broker = running.client.both(brokerService.startStream);
    broker.resume();
    let ended = 0;
    for (const call of [watch, stdio, broker]) {
      call.on('error', () => undefined);
      call.on('end', () => (ended += 1));
    }
    stdio.resume();
    watch.resume();
    expect(await running.client.unary(controllerService.shutdown, {})).toEqual({});
    expect(running.released).toEqual(['127.0.0.1']);
    expect(await check()).toEqual({ status: 1 });
    expect(ended).toBe(0);
    const ends = [watch, stdio, broker].map((call) => event(call, 'end'));
    // Streams that carry nothing do not hold up a stop: the grace is a minute.
    await Promise.all([running.server.close(60_000), ...ends]);
  });

  it('has no other calls', async () => {
    await running.start();
    const unknown: MethodDefinition<object, object> = {
      ...controllerService.shutdown,
      path: '/pluginv2.Stream/SubscribeStream',
    };
    await expect(running.client.unary(unknown, {})).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });

  it('goes on after bytes that are no message', async () => {
    await running.start();
    const broken = {
      ...dataService.queryData,
      requestSerialize: () => Buffer.from([0x0a, 0xff, 0xff, 0xff, 0x7f]),
    };
    const request = { pluginContext: null, headers: {}, queries: [], format: 0 };
    await expect(running.client.unary(broken, request)).rejects.toMatchObject({
      code: status.INTERNAL,
    });
    expect(await running.client.unary(healthService.check, { service: '' })).toEqual({ status: 1 });
  });
});

describe('where it listens', () => {
  it('is a socket that needs no token, open to owner and group, and gone after the stop', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tailgate-grpc-'));
    const socket = join(folder, 'grpc.sock');
    await running.start({
      listen: { host: '127.0.0.1', port: 0, socket },
      token: new Secret(token),
    });
    expect(running.server.address).toEqual({ network: 'unix', path: socket });
    expect(statSync(socket).mode & 0o777).toBe(0o660);
    const { responses } = await running.ask({ A: { kind: 'findings' } });
    expect(responses['A']?.status).toBe(200);
    await running.client.unary(controllerService.shutdown, {});
    expect(running.released).toEqual([undefined]);
    await running.server.close(0);
    expect(existsSync(socket)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('is never a public address without a token', async () => {
    await running.start();
    const open = startGrafanaServer({
      listen: { host: '0.0.0.0', port: 0 },
      services: running.services,
      bridge: () => Promise.resolve(running.bridgeAnswer),
      log: pino({ level: 'silent' }),
      version: '1.2.3',
      timeoutMs: 1_000,
      settleLagOf: () => 150_000,
      now: () => 0,
      releaseHolds: () => undefined,
    });
    await expect(open).rejects.toMatchObject({ code: 'invalid-input', place: 'grpc.host' });
  });

  it('says so where the port is taken', async () => {
    await running.start();
    const { address } = running.server;
    const port = address.network === 'tcp' ? address.port : 0;
    const second = startGrafanaServer({
      listen: { host: '127.0.0.1', port },
      services: running.services,
      bridge: () => Promise.resolve(running.bridgeAnswer),
      log: pino({ level: 'silent' }),
      version: '1.2.3',
      timeoutMs: 1_000,
      settleLagOf: () => 150_000,
      now: () => 0,
      releaseHolds: () => undefined,
    });
    await expect(second).rejects.toMatchObject({ code: 'unavailable' });
    await expect(second).rejects.toThrow('is taken by another process');
  });
});

describe('close', () => {
  it('lets running calls end within the grace, and ends those that do not', async () => {
    await running.start();
    let finish = (): void => undefined;
    running.services.before = (query) =>
      query.kind === 'findings' ? new Promise((done) => (finish = done)) : Promise.resolve();
    const slow = running.ask({ A: { kind: 'findings' } });
    await running.untilAsked(1);
    const closed = running.server.close(60_000);
    finish();
    expect((await slow).responses['A']?.status).toBe(200);
    await closed;
  });

  it('answers what it ends', async () => {
    await running.start();
    running.services.before = () => new Promise(() => undefined);
    const stuck = running.ask({ A: { kind: 'findings' } });
    stuck.catch(() => undefined);
    await running.untilAsked(1);
    await running.server.close(20);
    const { responses } = await stuck;
    expect(responses['A']).toMatchObject({ error: 'Tailgate is stopping.', status: 499 });
  });
});
