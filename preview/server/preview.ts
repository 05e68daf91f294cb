import type { FastifyInstance } from 'fastify';
import type { ServeExtension } from '../../backend/cli/serve-extension';
import type { ServeConfig } from '../../backend/config/config';
import type { Services } from '../../backend/services/services';
import { isLoopbackHost } from '../../backend/loopback';
import { buildSteps, runBuild } from './build';
import { openHost, type OpenHost } from './host';
import { waitingPage } from './waiting-page';

export interface PreviewOptions {
  /** Tells the person at the terminal how far it is. */
  readonly print: (line: string) => void;
  /** Builds what one of the steps names; left out where everything is built already. */
  readonly build?: ((script: string, signal: AbortSignal) => Promise<void>) | 'built';
  /** The built page; that of the preview's own packages where absent. */
  readonly page?: string;
  /** ms since the epoch; the clock of the machine where absent. */
  readonly now?: () => number;
}

type Stage =
  | { readonly kind: 'building'; readonly title: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly open: OpenHost };

/** Paths of the HTTP server that belong to the preview; everything else is the backend's. */
const paths = ['/', '/preview/*', '/public/*', '/api/ds/*', '/api/datasources/*'];

/**
 * The plugin on a page, without Grafana: for a trial and for browser tests. Its data goes the way that
 * Grafana's goes, through the launcher and over gRPC. The page is built while the backend runs.
 */
export class Preview implements ServeExtension {
  private stage: Stage = { kind: 'building', title: buildSteps[0].title };
  private readonly end = new AbortController();
  private services: Services | undefined;
  private whyOff: string | undefined;
  private opening: Promise<void> = Promise.resolve();

  constructor(private readonly options: PreviewOptions) {}

  addRoutes(server: FastifyInstance, config: ServeConfig, services: Services): void {
    this.services = services;
    this.whyOff = reasonToStayOff(config);
    if (this.whyOff !== undefined) return;
    for (const url of paths) {
      server.route({
        method: ['GET', 'POST'],
        url,
        // The page's own server reads the body and sets the headers: this one only guards the way.
        onRequest: (request, reply, _done) => {
          reply.hijack();
          const { stage } = this;
          if (stage.kind === 'ready') stage.open.server.routing(request.raw, reply.raw);
          else waitingPage(reply.raw, stage);
        },
        handler: () => undefined,
        schema: { hide: true },
      });
    }
  }

  started(url: string): readonly string[] {
    if (this.whyOff !== undefined) return [`  preview    off: ${this.whyOff}`];
    this.opening = this.open(url).catch((error: unknown) => {
      if (this.end.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      this.stage = { kind: 'failed', message };
      this.options.print(
        `The preview could not be made ready; the backend runs without it.\n${message}`,
      );
    });
    return [`  preview    ${url}/ (is being built, its address is printed when it is ready)`];
  }

  /** Resolves when the page can be opened, or will not be. */
  ready(): Promise<void> {
    return this.opening;
  }

  async close(): Promise<void> {
    this.end.abort();
    await this.opening;
    if (this.stage.kind === 'ready') await this.stage.open.close();
  }

  private async open(url: string): Promise<void> {
    const { build = runBuild, page, now, print } = this.options;
    if (build !== 'built') {
      for (const { script, title } of buildSteps) {
        this.stage = { kind: 'building', title };
        print(`Preview: building ${title} …`);
        await build(script, this.end.signal);
      }
    }
    if (this.services === undefined) throw new Error('The server started without its routes.');
    const open = await openHost({
      url,
      sources: this.services.listSources(),
      ...(page === undefined ? {} : { page }),
      ...(now === undefined ? {} : { now }),
      onProblem: (text) => print(`Preview: ${text}`),
    });
    this.stage = { kind: 'ready', open };
    print(`Preview: ready at ${url}/`);
  }
}

/** Why the page is not offered with a configuration; undefined where it is. */
function reasonToStayOff({ host, token, grpc }: ServeConfig): string | undefined {
  if (!isLoopbackHost(host)) return 'it is for this machine alone, so host must be 127.0.0.1';
  if (token !== undefined) return 'a browser would not send the configured token';
  if (!grpc.enabled) return 'its data comes over gRPC, so grpc.enabled must be true';
  return undefined;
}
