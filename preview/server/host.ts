import Fastify, { type FastifyInstance } from 'fastify';
import type { SourceDescription } from '@tailgate/contract';
import { GrafanaHost } from '../../test/grafana-host/grafana-host';
import { addAnalysisRoute } from './analysis-route';
import { pageHeaders } from './page-headers';
import { addPageRoutes } from './page-routes';
import { pageFolder, pluginFolder } from './paths';
import { previewSettings } from './settings';

export const dataSourceType = 'tailgate-apigateway-datasource';

export interface HostOptions {
  /** Address of the backend. */
  readonly url: string;
  readonly sources: readonly SourceDescription[];
  /** The built page. */
  readonly page?: string;
  /** ms since the epoch; the clock of the machine where absent. */
  readonly now?: () => number;
  /** Told what the launcher or the host complains about. */
  readonly onProblem: (text: string) => void;
}

export interface OpenHost {
  /** Answers what the page asks; it does not listen. */
  readonly server: FastifyInstance;
  close(): Promise<void>;
}

/** A data source of Grafana for each source of the backend. The first has the uid of provisioning. */
function dataSources(sources: readonly SourceDescription[]) {
  return sources.map(({ name }, index) => ({
    uid: index === 0 ? 'tailgate' : `tailgate-${index + 1}`,
    type: dataSourceType,
    name,
    isDefault: index === 0,
    jsonData: { source: name },
  }));
}

/**
 * Starts the data source as Grafana does, and the routes of the page over it.
 * @throws Error where the built plugin cannot be read
 */
export async function openHost(options: HostOptions): Promise<OpenHost> {
  const { url, sources, page = pageFolder, now, onProblem } = options;
  const host = await GrafanaHost.start({
    plugins: pluginFolder,
    pluginSettings: { [dataSourceType]: { backend_url: url } },
    dataSources: dataSources(sources),
    // May write queries of its own, as the person who started it may anyway.
    defaultRole: 'Editor',
    ...(now === undefined ? {} : { now }),
    onLog: (_id, { level, message }) => {
      if (level === 'warn' || level === 'error') onProblem(message);
    },
  });
  const server = Fastify();
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(pageHeaders);
  });
  host.addRoutes(server);
  addPageRoutes(server, page);
  server.get('/preview/settings.json', () => previewSettings(host));
  const analyses = addAnalysisRoute(server);
  await server.ready();
  return {
    server,
    async close() {
      analyses.abort();
      await Promise.all([server.close(), host.stop()]);
    },
  };
}
