import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';

export const dist = join(__dirname, '..', '..', 'dist');

/** A built plugin: its id and its folder below `dist`, empty for the app. */
export interface BuiltPlugin {
  readonly id: string;
  readonly folder: string;
}

/** Every folder of `dist` with a `plugin.json`. */
export function builtPlugins(folder = ''): BuiltPlugin[] {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return builtPlugins(join(folder, entry.name));
    if (entry.name !== 'plugin.json') return [];
    const text = readFileSync(join(dist, folder, entry.name), 'utf8');
    const id = /"id": "([a-z-]+)"/.exec(text)?.[1];
    if (id === undefined) throw new Error(`dist/${folder}/plugin.json has no id.`);
    return [{ id, folder }];
  });
}

export interface PluginServer {
  readonly address: string;
  /** Paths that were asked for and are not there. */
  readonly missing: string[];
  close(): Promise<void>;
}

/** Serves built plugins as Grafana does: each below its own id, whichever plugin it is nested in. */
export async function servePlugins(plugins: readonly BuiltPlugin[]): Promise<PluginServer> {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://plugins').pathname);
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>plugins</title>');
      return;
    }
    const [, id, rest] = /^\/public\/plugins\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const plugin = plugins.find((one) => one.id === id);
    const file = plugin && rest && join(dist, plugin.folder, rest);
    if (!file || !isFile(file)) {
      missing.push(path);
      response.writeHead(404);
      response.end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/javascript' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    missing,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
