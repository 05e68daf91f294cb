import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import {
  CallResourceResponse,
  CheckHealthResponse,
  CollectMetricsResponse,
  ConnInfo,
  Empty,
  HealthCheckResponse,
  QueryDataResponse,
  StdioData,
  type CallResourceRequest,
  type CheckHealthRequest,
  type PluginContext,
  type QueryDataRequest,
} from './messages';
import { messageType } from './plugin-protocol';

/** A gRPC method as its client sees it. */
export interface Method<Request, Response> {
  readonly path: string;
  readonly serialize: (request: Request) => Buffer;
  readonly deserialize: (bytes: Buffer) => Response;
}

function method<Request extends object, Schema extends TSchema>(
  path: string,
  request: string,
  response: string,
  schema: Schema,
): Method<Request, Static<Schema>> {
  const requestType = messageType(request);
  const responseType = messageType(response);
  return {
    path,
    serialize: (value) =>
      Buffer.from(requestType.encode(requestType.fromObject({ ...value })).finish()),
    deserialize: (bytes) => {
      const message: unknown = responseType.toObject(responseType.decode(bytes), {
        defaults: true,
        longs: Number,
      });
      return Value.Decode(schema, Value.Clean(schema, message));
    },
  };
}

export const queryData = method<QueryDataRequest, typeof QueryDataResponse>(
  '/pluginv2.Data/QueryData',
  'pluginv2.QueryDataRequest',
  'pluginv2.QueryDataResponse',
  QueryDataResponse,
);
export const callResource = method<CallResourceRequest, typeof CallResourceResponse>(
  '/pluginv2.Resource/CallResource',
  'pluginv2.CallResourceRequest',
  'pluginv2.CallResourceResponse',
  CallResourceResponse,
);
export const checkHealth = method<CheckHealthRequest, typeof CheckHealthResponse>(
  '/pluginv2.Diagnostics/CheckHealth',
  'pluginv2.CheckHealthRequest',
  'pluginv2.CheckHealthResponse',
  CheckHealthResponse,
);
export const collectMetrics = method<
  { readonly pluginContext: PluginContext },
  typeof CollectMetricsResponse
>(
  '/pluginv2.Diagnostics/CollectMetrics',
  'pluginv2.CollectMetricsRequest',
  'pluginv2.CollectMetricsResponse',
  CollectMetricsResponse,
);
export const startStream = method<object, typeof ConnInfo>(
  '/plugin.GRPCBroker/StartStream',
  'plugin.ConnInfo',
  'plugin.ConnInfo',
  ConnInfo,
);
export const streamStdio = method<object, typeof StdioData>(
  '/plugin.GRPCStdio/StreamStdio',
  'plugin.Empty',
  'plugin.StdioData',
  StdioData,
);
export const shutdown = method<object, typeof Empty>(
  '/plugin.GRPCController/Shutdown',
  'plugin.Empty',
  'plugin.Empty',
  Empty,
);
export const healthCheck = method<{ readonly service: string }, typeof HealthCheckResponse>(
  '/grpc.health.v1.Health/Check',
  'plugin.HealthCheckRequest',
  'plugin.HealthCheckResponse',
  HealthCheckResponse,
);
/** A method that no plugin has: what is not implemented must say so. */
export const unknownMethod = method<object, typeof Empty>(
  '/pluginv2.Stream/SubscribeStream',
  'plugin.Empty',
  'plugin.Empty',
  Type.Object({}),
);
