import type { ServeConfig } from './config';
import { isLoopbackHost } from './loopback';
import type { ReadTextFile } from './read-file';
import type { Report } from './report';
import { resolveSource, type SourceContext } from './resolve-source';
import { resolveToken } from './resolve-token';
import type { ServeOptions } from './schema';

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
    embedded: options.embedded,
    ...(token === undefined ? {} : { token }),
    sources: options.sources.map((source, index) =>
      resolveSource(source, ['sources', index], sourceContext, report),
    ),
  };
}
