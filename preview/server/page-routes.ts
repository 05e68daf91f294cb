import { createReadStream, realpathSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Where Grafana serves the pictures of its packages; the build of the page copies them. */
const imagePrefix = '/public/build/img/';

/** Where they look for fonts. */
const fontPrefix = '/public/fonts/';

/** The page, what it loads, and the icons and fonts of Grafana. */
export function addPageRoutes(server: FastifyInstance, folder: string): void {
  const serve = (url: string, within: string): void => {
    server.get<{ Params: { '*'?: string } }>(url, async ({ params }, reply) => {
      const file = fileIn(join(folder, within), params['*'] ?? 'index.html');
      if (file === undefined) return reply.status(404).send({ message: 'Not found' });
      return reply
        .type(types[extname(file)] ?? 'application/octet-stream')
        .send(createReadStream(file));
    });
  };
  serve('/', '');
  serve('/preview/*', 'preview');
  serve(`${imagePrefix}*`, 'img');
  serve(`${fontPrefix}*`, 'fonts');
}

/** The file that a path names within a folder; undefined where there is none. */
function fileIn(folder: string, path: string): string | undefined {
  try {
    const file = realpathSync(join(folder, normalize(`/${path}`)));
    return file.startsWith(`${realpathSync(folder)}${sep}`) && statSync(file).isFile()
      ? file
      : undefined;
  } catch {
    return undefined;
  }
}
