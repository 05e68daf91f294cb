import { join } from 'node:path';
import { FifoQuotaGate, embeddedQuota } from '../cloudwatch/quota-gate';
import { QuotaGates } from '../cloudwatch/quota-gates';
import type { InlineSourcesConfig, ServeConfig, SourceConfig } from '../config/config';
import { TailgateError } from '../errors';
import { EmbeddedLogs } from '../logs/embedded/embedded-logs';
import { accessLogGroup } from '../sample/orders-api';
import { connectSource, type ConnectOptions } from './connect-source';
import { createServices } from './create-services';
import { engineSwitches } from './engine-switches';
import type { InlineBounds } from './inline-sources';
import { KnownEndpoints } from './known-endpoints';
import { LiveSample } from './live-sample';
import type { Services } from './services';
import { sourceSettings } from './source-settings';

/** The source that `sample` adds. */
export const sampleSource = 'sample';

function sampleConfig(): SourceConfig {
  return {
    settings: sourceSettings({ name: sampleSource }),
    connection: { endpoint: 'embedded', region: 'us-east-1', credentials: { kind: 'dummy' } },
    logGroups: [accessLogGroup],
  };
}

/** Inline sources are judged by the default settings and read with the credentials set for them. */
function inlineBounds(
  { allowedLogGroups, allowedRegions, connection }: InlineSourcesConfig,
  connect: ConnectOptions,
): InlineBounds {
  return {
    allowedLogGroups,
    allowedRegions,
    open: ({ name, logGroups, region }) =>
      connectSource(
        {
          settings: sourceSettings({ name }),
          logGroups,
          connection: region === undefined ? connection : { ...connection, region },
        },
        connect,
      ),
  };
}

function requireEngineForSample({ sample, embedded, sources }: ServeConfig): void {
  if (!sample) return;
  if (!embedded.enabled) {
    throw new TailgateError('invalid-input', 'The sample needs the embedded CloudWatch Logs.', {
      place: 'sample',
      remedy: 'Set embedded.enabled to true, or leave the sample out.',
    });
  }
  if (sources.some(({ settings }) => settings.name === sampleSource)) {
    throw new TailgateError('invalid-input', `A source is named "${sampleSource}" already.`, {
      place: 'sources',
      remedy: 'Rename the source, or leave the sample out.',
    });
  }
}

/** Hears what failed behind the back of callers, in a few words, and why. */
export type OnFailure = (what: string, thrown: unknown) => void;

/** What to end, the last started first. */
class Stack {
  private readonly ends: (() => Promise<void>)[] = [];

  add(end: () => Promise<void>): void {
    this.ends.unshift(end);
  }

  async end(): Promise<void> {
    for (const end of this.ends) await end();
  }
}

/**
 * Starts what a configuration asks for: the embedded CloudWatch Logs, the sample in it, and services over the sources.
 * Closing the services ends all of it. `onFailure` hears of what fails while they run.
 * @throws TailgateError invalid-input, or unavailable where the data folder or the port cannot be used
 */
export async function startServices(
  config: ServeConfig,
  signal: AbortSignal,
  onFailure: OnFailure = () => undefined,
): Promise<Services> {
  requireEngineForSample(config);
  const started = new Stack();
  try {
    let endpoint: string | undefined;
    if (config.embedded.enabled) {
      const { host, port } = config.embedded;
      const logs = await EmbeddedLogs.open({
        dataFolder: config.dataFolder,
        host,
        port,
        switches: engineSwitches(config.engine),
        onFailure: (failure) => onFailure('the embedded CloudWatch Logs failed', failure),
      });
      started.add(() => logs.close());
      await logs.listen();
      endpoint = logs.address;
      if (config.sample) {
        const sample = await LiveSample.start(logs, {
          dataFolder: config.dataFolder,
          onFailure: (thrown) => onFailure('the sample could not be written on', thrown),
        });
        started.add(() => sample.stop());
      }
    }
    if (signal.aborted) throw new TailgateError('cancelled', 'The start was given up.');
    const connect = {
      gates: new QuotaGates(),
      embeddedGate: new FifoQuotaGate(embeddedQuota),
      embeddedRowLimit: config.engine.rowLimit,
      ...(endpoint === undefined ? {} : { embeddedEndpoint: endpoint }),
    };
    const sources = config.sample ? [...config.sources, sampleConfig()] : config.sources;
    const services = createServices({
      sources: sources.map((source) => connectSource(source, connect)),
      pricePerGb: config.pricePerGb,
      inlineSources: inlineBounds(config.inlineSources, connect),
      endpoints: await KnownEndpoints.open(join(config.dataFolder, 'endpoints.json')),
    });
    const close = services.close.bind(services);
    return Object.assign(services, {
      async close(): Promise<void> {
        await close();
        await started.end();
      },
    });
  } catch (error) {
    await started.end();
    throw error;
  }
}
