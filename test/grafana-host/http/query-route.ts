import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance } from 'fastify';
import type { GrafanaHost } from '../grafana-host';
import { MetricRequest, queriesByDataSource } from '../query/metric-request';
import { pluginContext, userOf } from '../query/plugin-context';
import { resultJson, runQueries, type QueryResultJson } from '../query/run-queries';
import { answerError, badRequest } from './error-answer';
import { giveUpSignal, requestRole } from './request-role';

/** Headers of a dashboard that Grafana passes on with queries. */
const passedOn = ['x-dashboard-uid', 'x-panel-id', 'x-panel-plugin-id', 'x-query-group-id'];

/** `POST /api/ds/query` of Grafana, without expressions: those are tried in alert rules only. */
export function addQueryRoute(server: FastifyInstance, host: GrafanaHost): void {
  server.post('/api/ds/query', async (request, reply) => {
    try {
      const { body } = request;
      if (!Value.Check(MetricRequest, body)) throw badRequest('', 'bad request data');
      const groups = queriesByDataSource(body, host.now());
      if (groups.size === 0) throw badRequest('query.noQueries', 'No queries found');
      const results: Record<string, QueryResultJson> = {};
      const user = userOf(requestRole(request, host.defaultRole));
      const signal = giveUpSignal(reply);
      for (const [uid, queries] of groups) {
        const source = host.dataSource(uid);
        const headers = Object.fromEntries(
          passedOn.flatMap((name) => {
            const value = request.headers[name];
            return typeof value === 'string' ? [[headerName(name), value]] : [];
          }),
        );
        const answers = await runQueries(
          host.plugin(source.type),
          { pluginContext: pluginContext(source, user), headers, queries },
          signal,
        );
        for (const [refId, answer] of answers) results[refId] = resultJson(answer);
      }
      const failed = Object.values(results).some(({ error }) => error !== undefined);
      return await reply.status(failed ? 400 : 200).send({ results });
    } catch (error) {
      return answerError(reply, error, 'Query data error');
    }
  });
}

function headerName(name: string): string {
  const canonical = name.replace(/(^|-)([a-z])/g, (part) => part.toUpperCase());
  return `http_${canonical}`;
}
