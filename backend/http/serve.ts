import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ServeConfig } from '../config/config';
import { settleLagMs } from '../latency/plan/settle-lag';
import { TailgateError } from '../errors';
import type { Services } from '../services/services';
import { addApp } from './app';
import { bridgeTo } from './bridge';
import type { Context } from './context';
import { createServer } from './create-server';
import { FindingGauge } from './finding-gauge';
import { LauncherHolds } from './launcher-holds';
import { addressText, listenError } from './listen-error';
import { createLogger, type LineSink } from './logger';
import { Metrics } from './metrics';
import type { PluginAddress, PluginServer, StartPlugin } from './plugin-server';
import { ReadinessCheck } from './readiness';

/** Builds the services of a configuration; rejects with a TailgateError. `onFailure` hears of what fails later. */
export type CreateServices = (
  config: ServeConfig,
  signal: AbortSignal,
  onFailure: (what: string, thrown: unknown) => void,
) => Promise<Services>;

export interface ServeEnvironment {
  readonly version: string;
  /** Where the log goes. */
  readonly logSink: LineSink;
  /** Serves the data source of Grafana where grpc.enabled says so; not served where absent. */
  readonly startPlugin?: StartPlugin;
  /** Adds routes of its own behind the guard, before the server listens. */
  readonly addRoutes?: (server: FastifyInstance, services: Services) => void;
  /** Gives up the start. */
  readonly signal?: AbortSignal;
  /** ms since the epoch; the clock of the machine where absent. */
  readonly now?: () => number;
}

export interface RunningServer {
  /** `http://127.0.0.1:7070` with the port that was really taken. */
  readonly url: string;
  /** Where the data source of Grafana is served, if it is. */
  readonly plugin: PluginAddress | undefined;
  /**
   * Stops accepting, lets running requests end within the configured limit, ends the rest and closes
   * the services. Further calls give the same promise.
   */
  close(): Promise<void>;
}

const readinessLimits = { rememberMs: 5_000, timeoutMs: 5_000 };
const findingLimits = { waitMs: 5_000, runMs: 120_000, retryMs: 30_000, maxRows: 500 };
/** How long requests that were told to end, and the services, may take to do so, in ms. */
const graceMs = 2_000;
const closeServicesMs = 10_000;

const unless = (ms: number, action: () => void): NodeJS.Timeout => setTimeout(action, ms);

async function stop(
  server: FastifyInstance,
  services: Services,
  plugin: PluginServer | undefined,
  shutdown: AbortController,
  timeoutMs: number,
): Promise<void> {
  server.log.info('stopping');
  const end = unless(timeoutMs, () => {
    server.log.warn('requests still run and are ended');
    shutdown.abort(new TailgateError('cancelled', 'Tailgate is stopping.'));
  });
  const cut = unless(timeoutMs + graceMs, () => server.server.closeAllConnections());
  try {
    await Promise.all([server.close(), plugin?.close(timeoutMs)]);
  } finally {
    clearTimeout(end);
    clearTimeout(cut);
  }
  shutdown.abort(new TailgateError('cancelled', 'Tailgate is stopping.'));
  await closeServices(services, server);
  server.log.info('stopped');
}

async function closeServices(services: Services, server: FastifyInstance): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = unless(closeServicesMs, () => {
      server.log.error('the services did not close in time');
      resolve();
    });
  });
  try {
    await Promise.race([services.close(), late]);
  } catch (error) {
    server.log.error({ err: error }, 'the services did not close cleanly');
  } finally {
    clearTimeout(timer);
  }
}

function urlOf(server: FastifyInstance, config: ServeConfig): string {
  const bound: AddressInfo | string | null = server.server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : config.port;
  return `http://${addressText(config.host, port)}`;
}

/**
 * Starts everything that a configuration asks for.
 * @throws TailgateError `unavailable` where the address cannot be listened on, `cancelled` where the
 * start was given up, or what the services throw
 */
export async function serve(
  config: ServeConfig,
  createServices: CreateServices,
  environment: ServeEnvironment,
): Promise<RunningServer> {
  const { version, logSink, signal, now = Date.now } = environment;
  const logger = createLogger(config, logSink);
  const services = await createServices(
    config,
    signal ?? new AbortController().signal,
    (what, thrown) => logger.error({ err: thrown }, what),
  );
  const shutdown = new AbortController();
  const stopping = new AbortController();
  const settled = new Map(config.sources.map((s) => [s.settings.name, settleLagMs(s.settings)]));
  const settleLagOf = (source: string): number =>
    settled.get(source) ?? settleLagMs({ timeouts: noTimeouts });
  const findings = new FindingGauge(services, {
    ...findingLimits,
    settleOf: settleLagOf,
    now,
    shutdown: stopping.signal,
    onFailure: (source, error) => logger.warn({ source, err: error }, 'no findings for metrics'),
  });
  const metrics = new Metrics(services, findings);
  metrics.watchProcess();
  let plugin: PluginServer | undefined;
  try {
    const server = createServer(config, logger);
    const readiness = new ReadinessCheck(services, readinessLimits, now);
    const holds = new LauncherHolds();
    const context: Context = {
      config,
      services,
      readiness,
      metrics,
      pluginAddress: () => plugin?.address,
      holds,
      now,
      shutdown: shutdown.signal,
      stopping: stopping.signal,
    };
    await addApp(server, context, version);
    environment.addRoutes?.(server, services);
    // Before the routes can be reached: whoever finds Tailgate ready finds the data source too.
    if (config.grpc.enabled) {
      plugin = await environment.startPlugin?.({
        config,
        services,
        log: logger,
        version,
        bridge: bridgeTo(server, config.token),
        settleLagOf,
        now,
        releaseHolds: (peer) => holds.release(peer),
      });
    }
    await listen(server, config, signal);
    let closed: Promise<void> | undefined;
    return {
      url: urlOf(server, config),
      plugin: plugin?.address,
      close() {
        stopping.abort();
        closed ??= stop(server, services, plugin, shutdown, config.shutdownTimeoutMs);
        return closed;
      },
    };
  } catch (error) {
    await plugin?.close(0);
    await services.close();
    throw error;
  }
}

const noTimeouts = { overrides: [], toleranceMs: 0 };

async function listen(
  server: FastifyInstance,
  { host, port }: ServeConfig,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await server.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    await server.close();
    throw listenError(error, host, port);
  }
  if (signal?.aborted === true) {
    await server.close();
    throw new TailgateError('cancelled', 'Tailgate was stopped while it started.');
  }
}
