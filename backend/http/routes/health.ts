import { Type } from '@sinclair/typebox';
import type { Context } from '../context';
import { plainResponses } from '../responses';
import type { TypedServer } from '../server-type';

const Health = Type.Object({ status: Type.Literal('ok') }, { additionalProperties: false });

export const Readiness = Type.Object(
  {
    status: Type.Union(
      [Type.Literal('ready'), Type.Literal('degraded'), Type.Literal('not-ready')],
      {
        description: 'degraded: some sources answer, others do not',
      },
    ),
    sources: Type.Array(
      Type.Object(
        { source: Type.String(), ok: Type.Boolean(), message: Type.String() },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'Readiness' },
);

/** Whether the process lives, and whether its sources answer. */
export function addHealthRoutes(server: TypedServer, { readiness, stopping }: Context): void {
  server.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the process lives',
        description: 'Needs no token and asks nothing else.',
        tags: ['operation'],
        security: [],
        response: { 200: Health },
      },
    },
    () => ({ status: 'ok' as const }),
  );

  server.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether the sources answer',
        description: 'Ready while at least one source answers. Remembered for a few seconds.',
        tags: ['operation'],
        response: { ...plainResponses(Readiness), 503: Readiness },
      },
    },
    async (_request, reply) => {
      const { ready, sources } = await readiness.check();
      const isReady = ready && !stopping.aborted;
      const status = !isReady ? 'not-ready' : sources.every(({ ok }) => ok) ? 'ready' : 'degraded';
      return reply.code(isReady ? 200 : 503).send({ status, sources: [...sources] });
    },
  );
}
