import type { FastifyInstance } from 'fastify';
import type { GrafanaHost } from '../grafana-host';
import { pluginContext, userOf } from '../query/plugin-context';
import { answerError } from './error-answer';
import { requestRole } from './request-role';

const words = ['UNKNOWN', 'OK', 'ERROR'];

/** `GET /api/datasources/uid/UID/health`, what "Save & test" asks. */
export function addHealthRoute(server: FastifyInstance, host: GrafanaHost): void {
  server.get<{ Params: { uid: string } }>(
    '/api/datasources/uid/:uid/health',
    async (request, reply) => {
      try {
        const source = host.dataSource(request.params.uid);
        const user = userOf(requestRole(request, host.defaultRole));
        const { status, message, jsonDetails } = await host
          .plugin(source.type)
          .checkHealth({ pluginContext: pluginContext(source, user), headers: {} });
        const details: unknown =
          jsonDetails.length === 0
            ? undefined
            : JSON.parse(Buffer.from(jsonDetails).toString('utf8'));
        const word = words[status] ?? 'UNKNOWN';
        return await reply
          .status(word === 'OK' ? 200 : 400)
          .send({ status: word, message, ...(details === undefined ? {} : { details }) });
      } catch (error) {
        return answerError(reply, error, 'Plugin request failed');
      }
    },
  );
}
