import swagger from '@fastify/swagger';
import * as contract from '@tailgate/contract';
import { ErrorBody } from './error-body';
import { Readiness } from './routes/health';
import type { TypedServer } from './server-type';

/** Schemas that the document describes once and refers to elsewhere. */
const named: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [ErrorBody, 'Error'],
  [Readiness, 'Readiness'],
  [contract.RuleId, 'RuleId'],
  [contract.Finding, 'Finding'],
  [contract.Episode, 'Episode'],
  [contract.ExampleRequest, 'ExampleRequest'],
  [contract.AnswerInfo, 'AnswerInfo'],
  [contract.LatencySeries, 'LatencySeries'],
  [contract.LatencySummary, 'LatencySummary'],
  [contract.LatencyBuckets, 'LatencyBuckets'],
  [contract.RuleState, 'RuleState'],
  [contract.LatencyQuery, 'LatencyQuery'],
  [contract.TimeoutsQuery, 'TimeoutsQuery'],
  [contract.FindingsQuery, 'FindingsQuery'],
  [contract.EpisodesQuery, 'EpisodesQuery'],
  [contract.SlowRequestsQuery, 'SlowRequestsQuery'],
  [contract.LogsQuery, 'LogsQuery'],
  [contract.ValuesQuery, 'ValuesQuery'],
  [contract.AlertQuery, 'AlertQuery'],
  [contract.LatencyAnswer, 'LatencyAnswer'],
  [contract.TimeoutsAnswer, 'TimeoutsAnswer'],
  [contract.FindingsAnswer, 'FindingsAnswer'],
  [contract.EpisodesAnswer, 'EpisodesAnswer'],
  [contract.SlowRequestsAnswer, 'SlowRequestsAnswer'],
  [contract.LogsAnswer, 'LogsAnswer'],
  [contract.ValuesAnswer, 'ValuesAnswer'],
  [contract.AlertAnswer, 'AlertAnswer'],
  [contract.SourceDescription, 'SourceDescription'],
  [contract.RuleDescription, 'RuleDescription'],
]);

/** A plain copy in which every named schema inside of it is a reference. */
function withReferences(value: unknown, isRoot: boolean): unknown {
  const name = isRoot ? undefined : named.get(value);
  if (name !== undefined) return { $ref: `${name}#` };
  if (Array.isArray(value)) return value.map((item) => withReferences(item, false));
  if (typeof value !== 'object' || value === null) return value;
  if ('reference' in value && 'x-response-description' in value) {
    const description = value['x-response-description'];
    return { $ref: `${String(value.reference)}#`, 'x-response-description': description };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withReferences(inner, false)]),
  );
}

/** Describes the routes that are added afterwards as OpenAPI 3.1, from their schemas. */
export async function addOpenApi(server: TypedServer, version: string): Promise<void> {
  for (const [schema, name] of named) {
    const copy = withReferences(schema, true);
    if (typeof copy === 'object') server.addSchema({ ...copy, $id: name });
  }
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tailgate',
        version,
        description:
          'Backend time, timeouts and findings of API Gateway access logs. Times are ms since the epoch, ranges are start inclusive and end exclusive, latencies are in ms.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'queries', description: 'Questions about the access logs' },
        { name: 'operation', description: 'For those who run Tailgate' },
      ],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      // A token is demanded only where one is configured, which it may not be on loopback.
      security: [{ token: [] }, {}],
    },
    convertConstToEnum: false,
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) =>
        typeof $id === 'string' ? $id : `schema-${index}`,
    },
    transform: ({ schema, url }) => ({
      schema: {
        ...schema,
        body: withReferences(schema.body, false),
        response: withReferences(schema.response, false),
      },
      url,
    }),
  });
}
