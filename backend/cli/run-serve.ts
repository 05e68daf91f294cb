import { canonicalFields } from '../accesslog/canonical';
import type { ServeConfig } from '../config/config';
import { readConfig } from '../config/read-config';
import type { Environment } from '../config/read-environment';
import { addressText } from '../http/listen-error';
import type { PluginAddress } from '../http/plugin-server';
import { serve, type CreateServices, type RunningServer } from '../http/serve';
import { describeEngine } from '../services/describe-engine';
import { sampleSource } from '../services/start-services';
import { exitCodes } from './exit-code';
import { renderError } from './render-error';
import { startPlugin } from './start-plugin';
import type { ServeExtension } from './serve-extension';
import { serveHelp } from './serve-help';
import { version } from './version';

interface Output {
  write(text: string): unknown;
}

/** What the command reads and writes; that of the process where absent. */
export interface ServeProcess {
  readonly environment: Environment;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly extension?: ServeExtension;
}

/** The switches of the embedded engine that are set, and whether anything notices them. */
function engineLines({ embedded, engine, sample, sources }: ServeConfig): string[] {
  const phrases = embedded.enabled ? describeEngine(engine) : [];
  if (phrases.length === 0) return [];
  const isAsked = sample || sources.some(({ connection }) => connection.endpoint === 'embedded');
  return [
    '  the embedded CloudWatch Logs is switched to behave otherwise than usual:',
    ...phrases.map((phrase) => `    ${phrase}`),
    ...(isAsked ? [] : ['    no source has the endpoint "embedded", so this changes none of them']),
  ];
}

/** Where the data source of Grafana is served. */
function pluginText(address: PluginAddress): string {
  if (address.network === 'unix') return `unix:${address.path}`;
  return addressText(address.host, address.port);
}

/** Where Tailgate can be reached and how to stop it. */
function welcome(
  { url, plugin }: RunningServer,
  config: ServeConfig,
  extended: readonly string[],
): string {
  const { host, port, enabled } = config.embedded;
  const names = [
    ...config.sources.map(({ settings }) => settings.name),
    ...(config.sample ? [sampleSource] : []),
  ];
  const lines = [
    `Tailgate is running at ${url}`,
    ...extended,
    `  findings   ${url}/api/v1/findings`,
    `  metrics    ${url}/metrics`,
    `  interface  ${url}/openapi.json`,
    ...(plugin === undefined ? [] : [`  Grafana    ${pluginText(plugin)}`]),
    ...(enabled && port !== 0
      ? [`  embedded CloudWatch Logs  http://${addressText(host, port)}`]
      : []),
    ...engineLines(config),
    names.length > 0
      ? `  sources    ${names.join(', ')}`
      : '  no source is configured: name log groups in tailgate.yaml, see docs/configuration.md',
    ...(config.token === undefined ? [] : ['  callers must send the configured token']),
    'Stop it with Ctrl-C.',
  ];
  return `${lines.join('\n')}\n`;
}

/** Resolves when the signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * `tailgate serve`: runs until the signal is aborted, then stops gracefully; returns the exit code.
 * @throws TailgateError where it cannot start
 */
export async function runServe(
  args: readonly string[],
  signal: AbortSignal,
  createServices: CreateServices,
  { environment, stdout, stderr, extension }: ServeProcess = {
    environment: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
  },
): Promise<number> {
  const result = readConfig({ args, environment, fieldNames: canonicalFields });
  if (result.kind === 'help') {
    stdout.write(serveHelp());
    return exitCodes.fine;
  }
  if (result.kind === 'errors') {
    stderr.write(result.errors.map(renderError).join(''));
    return exitCodes.wrongUse;
  }
  for (const notice of result.notices) stderr.write(`tailgate: ${notice}\n`);
  const { config } = result;
  const server = await serve(config, createServices, {
    version: version(),
    logSink: stderr,
    startPlugin,
    signal,
    addRoutes: (routes, services) => extension?.addRoutes(routes, config, services),
  });
  stdout.write(welcome(server, config, extension?.started(server.url) ?? []));
  await aborted(signal);
  await extension?.close();
  await server.close();
  return exitCodes.fine;
}
