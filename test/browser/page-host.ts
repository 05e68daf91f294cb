import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import fonts from '../../scripts/preview/fonts.json';
import { bundlePage, type BundleMode } from './bundle-page';

const root = join(__dirname, '..', '..');
const icons = join(root, 'src/node_modules/@grafana/ui/dist/public/img');
/** Where the global styles of Grafana's packages look for fonts. */
const fontPrefix = '/public/fonts/';
const fontFiles = new Map(Object.entries(fonts));

/** Answers what the page asks of Grafana's server; false leaves it to the host, which says 404. */
export type PageRoutes = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface PageHost {
  /** Address of the page, with its search parameters, such as `theme=light`. */
  address(parameters?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/**
 * Serves one page of `src/testing/page` on a free port of this machine, the way Grafana's page would
 * be: boot data first, icons and fonts under `/public`.
 *
 * @param entry absolute path of the page's .tsx file
 */
export async function hostPage(
  entry: string,
  routes: PageRoutes = () => false,
  mode: BundleMode = 'development',
): Promise<PageHost> {
  const bundle = await bundlePage(entry, mode);
  const server = createServer((request, response) => {
    if (routes(request, response)) return;
    void answer(request, response, bundle.folder);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The page host has no port.');
  return {
    address: (parameters = {}) =>
      `http://127.0.0.1:${bound.port}/?${new URLSearchParams(parameters).toString()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bundle.discard();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  bundle: string,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  if (pathname === '/') return send(response, 'text/html; charset=utf-8', html);
  const file = fileOf(normalize(pathname), bundle);
  if (file === undefined || !(await isFile(file))) return notFound(response);
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  });
  createReadStream(file).pipe(response);
}

function fileOf(path: string, bundle: string): string | undefined {
  if (path.startsWith('/page/')) return join(bundle, path.slice('/page/'.length));
  if (path.startsWith('/public/build/img/')) {
    return join(icons, path.slice('/public/build/img/'.length));
  }
  if (!path.startsWith(fontPrefix)) return undefined;
  const font = fontFiles.get(path.slice(fontPrefix.length));
  return font === undefined ? undefined : join(root, 'node_modules', font);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('not found');
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

// Read by @grafana/runtime when it is loaded, so it must stand before the bundle.
const bootData = {
  settings: {
    featureToggles: {},
    datasources: {},
    panels: {},
    apps: {},
    buildInfo: { version: '12.4.0', env: 'test', edition: 'Open Source' },
  },
  user: {
    timezone: 'utc',
    locale: 'en-US',
    permissions: { 'alert.rules:create': true, 'datasources:explore': true },
    orgRole: 'Admin',
  },
  navTree: [],
};

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tailgate</title>
    <script>
      window.grafanaBootData = ${JSON.stringify(bootData)};
      window.__grafana_public_path__ = '/public/';
    </script>
  </head>
  <body>
    <main id="page"></main>
    <script src="/page/page.js"></script>
  </body>
</html>
`;
