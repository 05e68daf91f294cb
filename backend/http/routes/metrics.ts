import { Type } from '@sinclair/typebox';
import type { Context } from '../context';
import { plainResponses } from '../responses';
import type { TypedServer } from '../server-type';

const Text = Type.Unsafe<string>({
  description: 'one sample per line',
  content: { 'text/plain': { schema: { type: 'string' } } },
});

/** Metrics for Prometheus. */
export function addMetricsRoute(server: TypedServer, { metrics }: Context): void {
  server.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        summary: 'Metrics in the text format of Prometheus',
        tags: ['operation'],
        response: plainResponses(Text),
      },
    },
    async (_request, reply) => {
      const text = await metrics.scrape();
      return reply.type(metrics.registry.contentType).send(text);
    },
  );
}
