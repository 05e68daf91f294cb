import type { FastifyInstance } from 'fastify';
import type { RunningServer } from '../../backend/http/serve';
import type { LiveSource } from '../../backend/services/live-source';
import type { Frame } from '../grafana-host/arrow/frame';
import { GrafanaHost, type GrafanaHostOptions } from '../grafana-host/grafana-host';
import type { LogEntry } from '../grafana-host/launcher/log-entry';
import { pluginContext, userOf } from '../grafana-host/query/plugin-context';
import { runQueries, type QueryResult } from '../grafana-host/query/run-queries';
import { startBackend, Workplace } from './backend';

export const pluginId = 'tailgate-apigateway-datasource';
export const dataSourceUid = 'tailgate';

export interface TrialOptions {
  /** Those of the flags where absent. */
  readonly sources?: readonly LiveSource[];
  /** ms since the epoch, for the backend and Grafana alike. */
  readonly now: () => number;
  readonly args?: readonly string[];
  readonly host?: Partial<GrafanaHostOptions>;
}

/** A backend, and a Grafana that reaches it through the launcher. */
export class Trial {
  readonly workplace = new Workplace();
  readonly log: LogEntry[] = [];
  backend!: RunningServer;
  host!: GrafanaHost;
  server!: FastifyInstance;

  private constructor(private readonly options: TrialOptions) {}

  static async start(options: TrialOptions): Promise<Trial> {
    const trial = new Trial(options);
    await trial.startBackend();
    await trial.startHost();
    return trial;
  }

  /** Starts the backend, again where it was closed; its HTTP port is the same, that of gRPC another. */
  async startBackend(): Promise<void> {
    const { sources, now, args } = this.options;
    const port = this.backend === undefined ? 0 : Number(new URL(this.backend.url).port);
    const { workplace } = this;
    this.backend = await startBackend({
      workplace,
      now,
      port,
      ...(sources === undefined ? {} : { sources }),
      ...(args === undefined ? {} : { args }),
    });
  }

  async startHost(): Promise<void> {
    this.host = await GrafanaHost.start({
      executables: { [pluginId]: this.workplace.launcher() },
      pluginSettings: { [pluginId]: { backend_url: this.backend.url } },
      dataSources: [{ uid: dataSourceUid, type: pluginId, jsonData: { source: 'sample' } }],
      now: this.options.now,
      onLog: (_, entry) => this.log.push(entry),
      ...this.options.host,
    });
    this.server = this.host.server();
  }

  async stop(): Promise<void> {
    await this.host.stop();
    await this.backend.close();
    this.workplace.remove();
  }

  /** Queries in one request; with `fromAlert` as alerting asks. */
  async query(
    models: Readonly<Record<string, object>>,
    range: { readonly fromMs: number; readonly toMs: number },
    { fromAlert = false, uid = dataSourceUid }: { fromAlert?: boolean; uid?: string } = {},
  ): Promise<ReadonlyMap<string, QueryResult>> {
    const context = pluginContext(
      this.host.dataSource(uid),
      fromAlert ? undefined : userOf('Viewer'),
    );
    return runQueries(this.host.plugin(pluginId), {
      pluginContext: context,
      headers: fromAlert ? { FromAlert: 'true' } : {},
      queries: Object.entries(models).map(([refId, model]) => ({
        refId,
        maxDataPoints: 500,
        intervalMS: 60_000,
        timeRange: { fromEpochMS: range.fromMs, toEpochMS: range.toMs },
        json: Buffer.from(JSON.stringify({ refId, ...model })),
        queryType: '',
      })),
    });
  }
}

/** The frames of an answer by their name. */
export function framesOf(result: QueryResult | undefined): ReadonlyMap<string, Frame> {
  if (result === undefined) throw new Error('The refId was not answered.');
  if (result.error !== undefined) throw new Error(result.error);
  return new Map(result.frames.map((frame) => [frame.name, frame]));
}
