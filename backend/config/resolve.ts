import { isLoopbackHost } from '../loopback';
import { changedSwitches } from './changed-switches';
import type { InlineSourcesConfig, ServeConfig } from './config';
import type { ReadTextFile } from './read-file';
import type { Report } from './report';
import { resolveConnection, resolveSource, type SourceContext } from './resolve-source';
import { resolveToken } from './resolve-token';
import type { InlineSourceOptions, ServeOptions } from './schema';

/** The address of the Grafana data source: as guarded as that of the HTTP interface. */
function checkGrpc(
  { grpc, port, embedded }: ServeOptions,
  hasToken: boolean,
  report: Report,
): void {
  if (!grpc.enabled || grpc.socket !== undefined) return;
  if (!isLoopbackHost(grpc.host) && !hasToken) {
    report(
      ['grpc', 'host'],
      `The data source of Grafana is not served on ${grpc.host} without a token: whoever reaches it could read logs and spend money.`,
      'Set TAILGATE_TOKEN (for example from: openssl rand -hex 32) or tokenFile and enter it in the data source, or bind to 127.0.0.1.',
    );
  }
  if (grpc.port === 0) return;
  const takenBy =
    grpc.port === port
      ? 'port'
      : embedded.enabled && grpc.port === embedded.port
        ? 'embedded.port'
        : undefined;
  if (takenBy === undefined) return;
  report(
    ['grpc', 'port'],
    `Port ${grpc.port} is set for both ${takenBy} and grpc.port.`,
    'Set one of them to another number.',
  );
}

function checkAddresses(options: ServeOptions, hasToken: boolean, report: Report): void {
  const { host, port, embedded } = options;
  if (!isLoopbackHost(host) && !hasToken) {
    report(
      ['host'],
      `Tailgate does not listen on ${host} without a token: whoever reaches it could read logs and spend money.`,
      'Set TAILGATE_TOKEN (for example from: openssl rand -hex 32) or tokenFile, or bind to 127.0.0.1.',
    );
  }
  if (!embedded.enabled) return;
  if (!isLoopbackHost(embedded.host)) {
    report(
      ['embedded', 'host'],
      `The embedded CloudWatch Logs does not listen on ${embedded.host}: it checks no credentials.`,
      'Set embedded.host to 127.0.0.1.',
    );
  }
  if (port !== 0 && port === embedded.port) {
    report(
      ['embedded', 'port'],
      `Port ${port} is set for both Tailgate and the embedded CloudWatch Logs.`,
      'Set port or embedded.port to another number.',
    );
  }
}

/** Switches of an engine that does not run would be taken for those of the real CloudWatch. */
function checkEngine({ embedded, engine }: ServeOptions, report: Report): void {
  if (embedded.enabled) return;
  for (const key of changedSwitches(engine)) {
    report(
      ['engine', key],
      `The option engine.${key} speaks of the embedded CloudWatch Logs, which is switched off; the real CloudWatch has no such switch.`,
      'Leave it out, or set embedded.enabled to true.',
    );
  }
}

function checkNames(options: ServeOptions, report: Report): void {
  const first = new Map<string, number>();
  options.sources.forEach(({ name }, index) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, index);
    else {
      report(
        ['sources', index, 'name'],
        `The name "${name}" is taken by sources[${before}].`,
        'Give every source a name of its own.',
      );
    }
  });
}

function resolveInline(
  options: InlineSourceOptions,
  context: SourceContext,
  report: Report,
): InlineSourcesConfig {
  const { allowedLogGroups, allowedRegions } = options;
  const connection = resolveConnection(options, ['inlineSources'], context, report);
  return { allowedLogGroups, allowedRegions, connection };
}

export interface ResolveContext extends Omit<SourceContext, 'embeddedEnabled'> {
  readonly readTextFile: ReadTextFile;
  /** Whether any place sets a token, be it a usable one or not. */
  readonly tokenGiven: boolean;
}

/** Checks what no schema of a single option can, and wraps the secrets. */
export function resolve(
  options: ServeOptions,
  context: ResolveContext,
  report: Report,
): ServeConfig {
  const token = resolveToken(options, context.readTextFile, report);
  checkAddresses(options, context.tokenGiven, report);
  checkGrpc(options, context.tokenGiven, report);
  checkEngine(options, report);
  checkNames(options, report);
  const sourceContext = { ...context, embeddedEnabled: options.embedded.enabled };
  return {
    host: options.host,
    port: options.port,
    allowedHosts: options.allowedHosts,
    allowedOrigins: options.allowedOrigins,
    requestTimeoutMs: options.requestTimeoutMs,
    shutdownTimeoutMs: options.shutdownTimeoutMs,
    logLevel: options.logLevel,
    dataFolder: options.dataFolder,
    sample: options.sample,
    pricePerGb: options.pricePerGb,
    grpc: options.grpc,
    embedded: options.embedded,
    engine: options.engine,
    ...(token === undefined ? {} : { token }),
    inlineSources: resolveInline(options.inlineSources, sourceContext, report),
    sources: options.sources.map((source, index) =>
      resolveSource(source, ['sources', index], sourceContext, report),
    ),
  };
}
