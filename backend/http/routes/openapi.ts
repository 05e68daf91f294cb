import { Type } from '@sinclair/typebox';
import { plainResponses } from '../responses';
import type { TypedServer } from '../server-type';

/** The description of this interface. */
export function addOpenApiRoute(server: TypedServer): void {
  server.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getOpenApi',
        summary: 'This description',
        tags: ['operation'],
        response: plainResponses(Type.Object({}, { additionalProperties: true })),
      },
    },
    () => server.swagger(),
  );
}
