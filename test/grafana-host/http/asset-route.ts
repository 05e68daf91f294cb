import { createReadStream, realpathSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { FoundPlugin } from './find-plugins';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The file that a path names within a folder; undefined where there is none. */
function fileIn(folder: string, path: string): string | undefined {
  try {
    const file = realpathSync(join(folder, normalize(`/${path}`)));
    const inside = file.startsWith(`${realpathSync(folder)}${sep}`);
    return inside && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** `/public/plugins/ID/PATH`: each plugin from its own folder, a nested one from its own too. */
export function addAssetRoute(server: FastifyInstance, plugins: readonly FoundPlugin[]): void {
  server.get<{ Params: { id: string; '*': string } }>(
    '/public/plugins/:id/*',
    async ({ params }, reply) => {
      const plugin = plugins.find(({ id }) => id === params.id);
      if (plugin === undefined) return reply.status(404).send({ message: 'Plugin not found' });
      const file = fileIn(plugin.folder, params['*']);
      if (file === undefined) return reply.status(404).send({ message: 'Plugin file not found' });
      return reply
        .type(types[extname(file)] ?? 'application/octet-stream')
        .header('cache-control', 'max-age=0, must-revalidate, no-cache')
        .send(createReadStream(file));
    },
  );
}
