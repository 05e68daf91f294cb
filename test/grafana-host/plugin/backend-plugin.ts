import type { ServiceError } from '@grpc/grpc-js';
import { pluginEnvironment, type PluginSettings } from '../launcher/environment';
import { LauncherProcess } from '../launcher/launcher-process';
import type { LogEntry } from '../launcher/log-entry';
import type {
  CallResourceRequest,
  CallResourceResponse,
  CheckHealthRequest,
  CheckHealthResponse,
  PluginContext,
  QueryDataRequest,
  QueryDataResponse,
} from '../wire/messages';
import * as methods from '../wire/methods';
import { channelTarget } from './channel-target';
import { PluginConnection } from './plugin-connection';
import {
  healthFailure,
  notRegistered,
  queryFailure,
  requestFailure,
  unavailable,
  type PluginError,
} from './plugin-error';

/** How often Grafana looks whether the process of a plugin has ended. */
const keepAliveMs = 1_000;

export interface BackendPluginOptions {
  readonly id: string;
  readonly executable: string;
  /** The section `[plugin.ID]` of grafana.ini. */
  readonly settings?: PluginSettings;
  readonly startTimeoutMs?: number;
  readonly onLog?: (entry: LogEntry) => void;
}

/** A plugin with a process: started, kept alive, called and ended as Grafana does. */
export class BackendPlugin {
  readonly id: string;
  /** How often the launcher was started. */
  starts = 0;
  private process: LauncherProcess | undefined;
  private link: PluginConnection | undefined;
  private starting: Promise<void> | undefined;
  private keepAlive: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly options: BackendPluginOptions) {
    this.id = options.id;
  }

  /**
   * The first start. Where it fails the plugin is not registered and is never tried again.
   * @throws Error with the reason
   */
  async start(): Promise<void> {
    await this.startOnce();
    this.keepAlive = setInterval(() => {
      if (this.isStopped || this.starting !== undefined || this.process?.isRunning === true) return;
      this.startOnce().catch((error: unknown) => {
        this.options.onLog?.({ level: 'error', message: `restart failed: ${String(error)}` });
      });
    }, keepAliveMs);
    this.keepAlive.unref();
  }

  /** Ends the plugin. @returns whether the launcher ended by itself when told */
  async stop(): Promise<boolean> {
    this.isStopped = true;
    clearInterval(this.keepAlive);
    await this.starting?.catch(() => undefined);
    const wasTold = (await this.link?.close()) ?? false;
    return (await this.process?.end(wasTold)) ?? true;
  }

  /** @throws PluginError */
  async queryData(request: QueryDataRequest, signal?: AbortSignal): Promise<QueryDataResponse> {
    const link = await this.connection();
    return link.call(methods.queryData, request, signalOf(signal)).catch(asFailure(queryFailure));
  }

  /** @throws PluginError */
  async callResource(
    request: CallResourceRequest,
    signal?: AbortSignal,
  ): Promise<readonly CallResourceResponse[]> {
    const link = await this.connection();
    return link.callResource(request, signal).catch(asFailure(requestFailure));
  }

  /** @throws PluginError */
  async checkHealth(request: CheckHealthRequest): Promise<CheckHealthResponse> {
    const link = await this.connection();
    return link.call(methods.checkHealth, request).catch(asFailure(healthFailure));
  }

  /** What the plugin tells Prometheus. @throws PluginError */
  async collectMetrics(pluginContext: PluginContext): Promise<string> {
    const link = await this.connection();
    const { metrics } = await link
      .call(methods.collectMetrics, { pluginContext })
      .catch(asFailure(requestFailure));
    return Buffer.from(metrics?.prometheus ?? []).toString('utf8');
  }

  /**
   * The connection; waits while the plugin starts.
   * @throws PluginError where it never started, or has ended and is not started again yet
   */
  async connection(): Promise<PluginConnection> {
    await this.starting?.catch(() => undefined);
    if (this.keepAlive === undefined) throw notRegistered();
    if (this.link === undefined || this.process?.isRunning !== true) throw unavailable();
    return this.link;
  }

  /** The process of the launcher that runs, or ran last. */
  launcher(): LauncherProcess | undefined {
    return this.process;
  }

  private async startOnce(): Promise<void> {
    this.starting = this.launch();
    try {
      await this.starting;
    } finally {
      this.starting = undefined;
    }
  }

  private async launch(): Promise<void> {
    const { executable, settings = {}, startTimeoutMs, onLog } = this.options;
    this.link?.disconnect();
    this.link = undefined;
    this.starts += 1;
    const launcher = new LauncherProcess({
      executable,
      environment: pluginEnvironment(settings),
      ...(startTimeoutMs === undefined ? {} : { startTimeoutMs }),
      ...(onLog === undefined ? {} : { onLog }),
    });
    this.process = launcher;
    try {
      this.link = new PluginConnection(await channelTarget(await launcher.address()));
    } catch (error) {
      await launcher.end(false);
      throw error;
    }
  }
}

function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}

/** Rethrows what a call failed with in Grafana's words. */
function asFailure(failure: (error: ServiceError) => PluginError) {
  return (error: unknown): never => {
    throw isServiceError(error) ? failure(error) : error;
  };
}
