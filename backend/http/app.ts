import { KindGuard, TypeGuard, type TSchema } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Context } from './context';
import { addErrorHandlers } from './error-handlers';
import { addGuard } from './guard';
import { addOpenApi } from './openapi';
import { fromQueryString, parseInput } from './parse-input';
import { addRequestLog } from './request-log';
import { addHealthRoutes } from './routes/health';
import { addKindRoutes } from './routes/kinds';
import { addListingRoutes } from './routes/listings';
import { addMetricsRoute } from './routes/metrics';
import { addOpenApiRoute } from './routes/openapi';
import { addPluginRoutes } from './routes/plugin';
import { addQueryRoute } from './routes/query';

function inputOf(schema: TSchema, httpPart: string | undefined, data: unknown): unknown {
  if (httpPart === 'querystring' && KindGuard.IsObject(schema)) {
    return parseInput(schema, fromQueryString(schema, data), 'query string');
  }
  return parseInput(schema, data, 'body');
}

/** The routes and everything around them, on a server that need not listen. */
export async function addApp(
  bare: FastifyInstance,
  context: Context,
  version: string,
): Promise<void> {
  const server = bare.withTypeProvider<TypeBoxTypeProvider>();
  server.setValidatorCompiler(({ schema, httpPart }) => (data: unknown) => {
    if (!TypeGuard.IsSchema(schema)) return { value: data };
    try {
      return { value: inputOf(schema, httpPart, data) };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  });
  // Services give what the schema says by their types: nothing is filtered or coerced on the way out.
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  // A foreign page can send text/plain without asking first (CORS): only JSON is read.
  server.removeContentTypeParser('text/plain');
  addRequestLog(server, context.metrics);
  addErrorHandlers(server);
  addGuard(server, context.config);
  server.addHook('onSend', async (_request, reply) => {
    // Else a connection that is kept alive would hold up the stop until it times out.
    if (context.stopping.aborted) void reply.header('connection', 'close');
  });
  await addOpenApi(server, version);
  addHealthRoutes(server, context);
  addOpenApiRoute(server);
  addQueryRoute(server, context);
  addKindRoutes(server, context);
  addListingRoutes(server, context);
  addMetricsRoute(server, context);
  addPluginRoutes(server, context);
}
