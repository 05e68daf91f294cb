import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { GrafanaHost } from '../grafana-host';
import { pluginContext, userOf } from '../query/plugin-context';
import type { CallResourceRequest } from '../wire/messages';
import { answerError } from './error-answer';
import { giveUpSignal, requestRole } from './request-role';

/** Never passed on: headers of the connection, and who the person is in Grafana. */
const kept = new Set([
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const responseKept = new Set(['connection', 'content-length', 'set-cookie', 'transfer-encoding']);

/** `/api/datasources/uid/UID/resources/PATH` in every method. */
export function addResourceRoute(server: FastifyInstance, host: GrafanaHost): void {
  server.all<{ Params: { uid: string; '*': string } }>(
    '/api/datasources/uid/:uid/resources/*',
    async (request, reply) => {
      try {
        const source = host.dataSource(request.params.uid);
        const query = request.raw.url?.split('?')[1];
        const path = request.params['*'];
        const call: CallResourceRequest = {
          pluginContext: pluginContext(source, userOf(requestRole(request, host.defaultRole))),
          path,
          method: request.method,
          url: query === undefined ? path : `${path}?${query}`,
          headers: headerLists(request.headers),
          body: bodyBytes(request.body),
        };
        const parts = await host.plugin(source.type).callResource(call, giveUpSignal(reply));
        const [first] = parts;
        reply.status(first?.code ?? 200);
        for (const [name, { values }] of Object.entries(first?.headers ?? {})) {
          if (!responseKept.has(name.toLowerCase())) reply.header(name, values.join(', '));
        }
        reply.header('content-security-policy', 'sandbox');
        if (!reply.hasHeader('content-type')) reply.header('content-type', 'application/json');
        return await reply.send(Buffer.concat(parts.map(({ body }) => body)));
      } catch (error) {
        return answerError(reply, error, 'Failed to call resource');
      }
    },
  );
}

function headerLists(headers: IncomingHttpHeaders): Record<string, { values: string[] }> {
  const lists: Record<string, { values: string[] }> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || kept.has(name)) continue;
    const canonical = name.replace(/(^|-)([a-z])/g, (part) => part.toUpperCase());
    lists[canonical] = { values: typeof value === 'string' ? [value] : value };
  }
  return lists;
}

function bodyBytes(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
