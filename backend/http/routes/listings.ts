import { RuleList, SourceList } from '@tailgate/contract';
import type { Context } from '../context';
import { plainResponses } from '../responses';
import type { TypedServer } from '../server-type';

const tags = ['queries'];

/** What there is to choose from, for editors: nothing is asked of CloudWatch Logs. */
export function addListingRoutes(server: TypedServer, { services }: Context): void {
  server.get(
    '/api/v1/sources',
    {
      schema: {
        operationId: 'getSources',
        summary: 'The sources of the configuration',
        tags,
        response: plainResponses(SourceList),
      },
    },
    () => ({ sources: [...services.listSources()] }),
  );

  server.get(
    '/api/v1/rules',
    {
      schema: {
        operationId: 'getRules',
        summary: 'The rules that run, and what they need',
        tags,
        response: plainResponses(RuleList),
      },
    },
    () => ({ rules: [...services.listRules()] }),
  );
}
