import Fastify, { type FastifyInstance } from 'fastify';
import { addAssetRoute } from './http/asset-route';
import { dataSourceNotFound } from './http/error-answer';
import { findPlugins, type FoundPlugin } from './http/find-plugins';
import { addHealthRoute } from './http/health-route';
import { addQueryRoute } from './http/query-route';
import { addResourceRoute } from './http/resource-route';
import type { PluginSettings } from './launcher/environment';
import type { LogEntry } from './launcher/log-entry';
import { BackendPlugin } from './plugin/backend-plugin';
import { notRegistered } from './plugin/plugin-error';
import {
  dataSource,
  readDataSources,
  type DataSource,
  type DataSourceInput,
} from './provisioning/data-sources';
import type { HostEnvironment } from './provisioning/expand-variables';
import type { Role } from './query/plugin-context';

export interface GrafanaHostOptions {
  /** A folder with built plugins, such as `dist`. */
  readonly plugins?: string;
  /** Backends without a built plugin: the executable by plugin id. They win over those of `plugins`. */
  readonly executables?: Readonly<Record<string, string>>;
  /** The sections `[plugin.ID]` of grafana.ini by id. */
  readonly pluginSettings?: Readonly<Record<string, PluginSettings>>;
  /** A folder as `provisioning/`. */
  readonly provisioning?: string;
  /** The environment of Grafana, for variables in provisioning files. */
  readonly environment?: HostEnvironment;
  /** Data sources besides the provisioned ones. */
  readonly dataSources?: readonly DataSourceInput[];
  /** As whom requests ask that do not say it. */
  readonly defaultRole?: Role;
  /** ms since the epoch; the clock of the machine where absent. */
  readonly now?: () => number;
  readonly onLog?: (pluginId: string, entry: LogEntry) => void;
}

/**
 * Plays Grafana's server for plugins: starts their backends by go-plugin's rules, and answers as its
 * HTTP interface does. For tests and the preview; it knows no users, no permissions, no storage.
 */
export class GrafanaHost {
  readonly defaultRole: Role;
  readonly now: () => number;
  readonly foundPlugins: readonly FoundPlugin[];
  private readonly sources: readonly DataSource[];
  private readonly backends = new Map<string, BackendPlugin>();

  private constructor(private readonly options: GrafanaHostOptions) {
    this.defaultRole = options.defaultRole ?? 'Viewer';
    this.now = options.now ?? Date.now;
    this.foundPlugins = options.plugins === undefined ? [] : findPlugins(options.plugins);
    const provisioned =
      options.provisioning === undefined
        ? []
        : readDataSources(options.provisioning, options.environment ?? {});
    const extra = options.dataSources ?? [];
    this.sources = [
      ...provisioned,
      ...extra.map((input, index) => dataSource(input, provisioned.length + index + 1)),
    ];
  }

  /**
   * Starts every backend. One that does not start is not registered, as in Grafana: its calls fail
   * and the reason is logged.
   * @throws Error where a plugin or a provisioning file cannot be read
   */
  static async start(options: GrafanaHostOptions): Promise<GrafanaHost> {
    const host = new GrafanaHost(options);
    await Promise.all([...host.executables()].map(([id, path]) => host.startBackend(id, path)));
    return host;
  }

  /** @throws PluginError where the plugin is not registered */
  plugin(id: string): BackendPlugin {
    const plugin = this.backends.get(id);
    if (plugin === undefined) throw notRegistered();
    return plugin;
  }

  /** @throws PluginError 404 */
  dataSource(uid: string): DataSource {
    const source = this.sources.find((candidate) => candidate.uid === uid);
    if (source === undefined) throw dataSourceNotFound();
    return source;
  }

  dataSources(): readonly DataSource[] {
    return this.sources;
  }

  /** Adds Grafana's routes to a server. */
  addRoutes(server: FastifyInstance): void {
    addQueryRoute(server, this);
    addHealthRoute(server, this);
    addResourceRoute(server, this);
    addAssetRoute(server, this.foundPlugins);
  }

  /** A server with these routes alone; it does not listen yet. */
  server(): FastifyInstance {
    const server = Fastify({ forceCloseConnections: true });
    this.addRoutes(server);
    return server;
  }

  /** Ends every backend and waits until all have gone. */
  async stop(): Promise<void> {
    await Promise.all([...this.backends.values()].map((plugin) => plugin.stop()));
    this.backends.clear();
  }

  private executables(): ReadonlyMap<string, string> {
    const paths = new Map<string, string>();
    for (const { id, executable } of this.foundPlugins) {
      if (executable !== undefined) paths.set(id, executable);
    }
    for (const [id, path] of Object.entries(this.options.executables ?? {})) paths.set(id, path);
    return paths;
  }

  private async startBackend(id: string, executable: string): Promise<void> {
    const { pluginSettings, onLog } = this.options;
    const log = (entry: LogEntry): void => onLog?.(id, entry);
    const settings = pluginSettings?.[id] ?? {};
    const plugin = new BackendPlugin({ id, executable, settings, onLog: log });
    try {
      await plugin.start();
      this.backends.set(id, plugin);
    } catch (error) {
      log({ level: 'error', message: `Could not start plugin backend: ${String(error)}` });
      await plugin.stop();
    }
  }
}
