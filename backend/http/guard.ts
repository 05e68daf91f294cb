import type { FastifyInstance } from 'fastify';
import type { ServeConfig } from '../config/config';
import { hostCheck } from './host-check';
import { HttpError } from './http-error';
import { originCheck } from './origin-check';
import { tokenCheck } from './token-check';

/** The path that tells nothing but that the process lives. */
export const openPath = '/healthz';

/** Paths that need no token: a launcher of Grafana has none, and is told only where to connect. */
const openPaths: ReadonlySet<string | undefined> = new Set([
  openPath,
  '/api/v1/plugin/address',
  '/api/v1/plugin/hold',
]);

/** Longer addresses serve no query: 500 endpoints belong in a body. */
const maxUrlLength = 8_192;

/** Answers are data for programs: no browser shall run, frame, guess at or keep them. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(', ') : header;

/** Lets in only who may call: before a body is read, and before a path is looked at. */
export function addGuard(server: FastifyInstance, config: ServeConfig): void {
  const checkHost = hostCheck(config.host, config.allowedHosts);
  const checkOrigin = originCheck(config.allowedOrigins);
  const checkToken = config.token === undefined ? undefined : tokenCheck(config.token);

  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id });
    if (request.url.length > maxUrlLength) {
      throw new HttpError(414, 'limit-exceeded', 'The address is too long.', {
        remedy: 'Send the query as the body of a POST request.',
      });
    }
    const { headers } = request;
    checkHost(headers.host);
    const site = single(headers['sec-fetch-site']);
    const origin = checkOrigin({ host: headers.host, origin: headers.origin, site });
    if (origin !== undefined) {
      reply.headers({
        'access-control-allow-origin': origin,
        'cross-origin-resource-policy': 'cross-origin',
        vary: 'Origin',
      });
      // A preflight asks before it knows a token; the request itself is checked again.
      if (request.method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
        return reply
          .code(204)
          .headers({
            'access-control-allow-methods': 'GET, HEAD, POST',
            'access-control-allow-headers': 'authorization, content-type',
            'access-control-max-age': '600',
          })
          .send();
      }
    }
    if (!openPaths.has(request.routeOptions.url)) checkToken?.(headers.authorization);
  });
}
