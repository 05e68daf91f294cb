import { Answer, Query } from '@tailgate/contract';
import type { Context } from '../context';
import { queryResponses } from '../responses';
import { runLimited } from '../run-limited';
import type { TypedServer } from '../server-type';

/** One path for every kind of query. */
export function addQueryRoute(server: TypedServer, context: Context): void {
  const limits = { timeoutMs: context.config.requestTimeoutMs, shutdown: context.shutdown };
  server.post(
    '/api/v1/query',
    {
      schema: {
        operationId: 'query',
        summary: 'Answers a query of any kind',
        tags: ['queries'],
        body: Query,
        response: queryResponses(Answer),
      },
    },
    (request, reply) =>
      runLimited(reply, limits, (signal) => context.services.query(request.body, signal)),
  );
}
