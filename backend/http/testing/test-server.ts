import type { FastifyInstance } from 'fastify';
import type { ServeConfig } from '../../config/config';
import { readConfig } from '../../config/read-config';
import { addApp } from '../app';
import { createServer } from '../create-server';
import { FindingGauge } from '../finding-gauge';
import { LauncherHolds } from '../launcher-holds';
import { createLogger } from '../logger';
import { Metrics } from '../metrics';
import type { PluginAddress } from '../plugin-server';
import { ReadinessCheck } from '../readiness';
import { FakeServices } from './fake-services';

/** A configuration of these flags, without the variables and files of this machine. */
export function configOf(args: readonly string[]): ServeConfig {
  const noFile = Object.assign(new Error('no file'), { code: 'ENOENT' });
  const result = readConfig({
    args,
    environment: {},
    fieldNames: [],
    readTextFile: () => {
      throw noFile;
    },
  });
  if (result.kind !== 'config') throw new Error(JSON.stringify(result));
  return result.config;
}

export interface TestServer {
  readonly server: FastifyInstance;
  readonly services: FakeServices;
  /** Every line of the log, as it was written. */
  readonly log: string[];
  readonly shutdown: AbortController;
  readonly stopping: AbortController;
  readonly holds: LauncherHolds;
  /** Where the data source is said to be served; a test may set it. */
  readonly plugin: { address: PluginAddress | undefined };
  /** The clock; a test may move it. */
  readonly clock: { now: number };
}

/** 2026-11-20T14:12:30Z */
export const testNow = Date.UTC(2026, 10, 20, 14, 12, 30);

/** The whole app over fake services, not listening. */
export async function testServer(args: readonly string[] = []): Promise<TestServer> {
  const config = configOf(['--log-level', 'debug', ...args]);
  const services = new FakeServices();
  const log: string[] = [];
  const clock = { now: testNow };
  const now = (): number => clock.now;
  const shutdown = new AbortController();
  const stopping = new AbortController();
  const logger = createLogger(config, { write: (line) => log.push(line) });
  const findings = new FindingGauge(services, {
    waitMs: 50,
    runMs: 5_000,
    retryMs: 30_000,
    maxRows: 3,
    settleOf: () => 150_000,
    now,
    shutdown: stopping.signal,
    onFailure: (source, error) => logger.warn({ source, err: error }, 'no findings for metrics'),
  });
  const metrics = new Metrics(services, findings);
  const readiness = new ReadinessCheck(services, { rememberMs: 5_000, timeoutMs: 50 }, now);
  const server = createServer(config, logger);
  const signals = { shutdown: shutdown.signal, stopping: stopping.signal };
  const holds = new LauncherHolds({ most: 3, mostOfPeer: 2 });
  const plugin: { address: PluginAddress | undefined } = { address: undefined };
  const pluginAddress = (): PluginAddress | undefined => plugin.address;
  const context = { config, services, readiness, metrics, now, holds, pluginAddress, ...signals };
  await addApp(server, context, '1.2.3');
  return { server, services, log, shutdown, stopping, clock, holds, plugin };
}
