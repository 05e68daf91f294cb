import type { Metrics } from './metrics';
import { openPath } from './guard';
import type { TypedServer } from './server-type';

/** Probes and scrapes come every few seconds: at `info` they would bury everything else. */
const quietPaths: ReadonlySet<string> = new Set([
  openPath,
  '/readyz',
  '/metrics',
  // Every restart of a launcher asks several times.
  '/api/v1/plugin/address',
]);

/**
 * One line and one observation per request. The line names the route, never the query string, a
 * header or a body: those may hold what a person searched for.
 */
export function addRequestLog(server: TypedServer, metrics: Metrics): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    metrics.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    const line = { method: request.method, route, status: reply.statusCode, ms };
    if (quietPaths.has(route)) request.log.debug(line, 'answered');
    else request.log.info(line, 'answered');
  });
}
