import { Server, setLogger } from '@grpc/grpc-js';
import type { BaseLogger } from 'pino';
import type { Secret } from '../config/secret';
import { TailgateError } from '../errors';
import { isLoopbackHost } from '../loopback';
import type { Services } from '../services/services';
import type { ListenOptions, PluginAddress } from './address';
import { bind } from './bind';
import type { Bridge } from './bridge';
import { callResource } from './calls/call-resource';
import { checkHealth } from './calls/check-health';
import { collectMetrics } from './calls/collect-metrics';
import { queryData } from './calls/query-data';
import { tokenCheck } from './calls/token-check';
import type { CallContext } from './context';
import { checkServing, shutdown, startStream, streamStdio, watchServing } from './go-plugin';
import { single, unary } from './handlers';
import {
  brokerService,
  controllerService,
  dataService,
  diagnosticsService,
  healthService,
  resourceService,
  stdioService,
} from './wire/services';

export interface GrafanaServerOptions {
  readonly listen: ListenOptions;
  readonly services: Services;
  readonly bridge: Bridge;
  /** What data sources must send; they need none on a socket, whose file decides who may connect. */
  readonly token?: Secret | undefined;
  readonly log: BaseLogger;
  readonly version: string;
  /** How long a query may run, ms. */
  readonly timeoutMs: number;
  /** After how many ms a window of a source is complete; alerts see no younger one. */
  readonly settleLagOf: (source: string) => number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Lets the launchers of the Grafana at an IP address end; all where there is no address. */
  readonly releaseHolds: (peer: string | undefined) => void;
}

export interface GrafanaServer {
  readonly address: PluginAddress;
  /** Takes no more calls, lets running ones end within the grace, then ends the rest. */
  close(graceMs: number): Promise<void>;
}

const limits = {
  // The Go SDK of Grafana has the same; the package's own 4 MB are less than a large dashboard.
  'grpc.max_receive_message_length': 16 * 1_048_576,
  'grpc.max_concurrent_streams': 1_000,
  // A Grafana that vanished without a word would hold its streams for ever.
  'grpc.keepalive_time_ms': 60_000,
  'grpc.keepalive_timeout_ms': 20_000,
};

/** What the gRPC package says of itself belongs into the log, as JSON, and not on the terminal. */
function logPackage(log: BaseLogger): void {
  const write = (...parts: readonly unknown[]): void => log.warn(`gRPC: ${parts.join(' ')}`);
  setLogger({ error: write, info: write, debug: write });
}

function addServices(server: Server, context: CallContext, closing: AbortSignal): void {
  server.addService(dataService, { queryData: unary(context, queryData) });
  server.addService(resourceService, { callResource: single(context, callResource) });
  server.addService(diagnosticsService, {
    checkHealth: unary(context, checkHealth),
    collectMetrics: unary(context, collectMetrics),
  });
  server.addService(brokerService, { startStream: startStream(closing) });
  server.addService(stdioService, { streamStdio: streamStdio(closing) });
  server.addService(controllerService, { shutdown: shutdown(context.releaseHolds) });
  server.addService(healthService, { check: checkServing, watch: watchServing(closing) });
}

function checkListen({ host, socket }: ListenOptions, token: Secret | undefined): void {
  if (socket !== undefined || token !== undefined || isLoopbackHost(host)) return;
  throw new TailgateError(
    'invalid-input',
    `The Grafana plugin does not listen on ${host} without a token: whoever reaches it could read logs and spend money.`,
    { place: 'grpc.host', remedy: 'Set TAILGATE_TOKEN or tokenFile, or bind to 127.0.0.1.' },
  );
}

/**
 * Serves Grafana's plugin protocol (pluginv2 over gRPC) for the data source.
 * @throws TailgateError `invalid-input`, `unavailable` where the address cannot be listened on
 */
export async function startGrafanaServer(options: GrafanaServerOptions): Promise<GrafanaServer> {
  const { listen, token, log, timeoutMs } = options;
  checkListen(listen, token);
  logPackage(log);
  const closing = new AbortController();
  const ending = new AbortController();
  const server = new Server(limits);
  const context: CallContext = {
    services: options.services,
    bridge: options.bridge,
    checkToken: tokenCheck(listen.socket === undefined ? token : undefined),
    log,
    version: options.version,
    timeoutMs,
    shutdown: ending.signal,
    settleLagOf: options.settleLagOf,
    now: options.now,
    releaseHolds: options.releaseHolds,
  };
  addServices(server, context, closing.signal);
  const address = await bind(server, listen);
  let closed: Promise<void> | undefined;
  return {
    address,
    close(graceMs) {
      closing.abort();
      closed ??= stop(server, ending, graceMs);
      return closed;
    },
  };
}

/** How long calls that were told to end may take to be answered, ms. */
const answerMs = 500;

function stop(server: Server, ending: AbortController, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(() => {
      ending.abort(new TailgateError('cancelled', 'Tailgate is stopping.'));
    }, graceMs);
    const cut = setTimeout(() => server.forceShutdown(), graceMs + answerMs);
    server.tryShutdown(() => {
      clearTimeout(end);
      clearTimeout(cut);
      resolve();
    });
  });
}
