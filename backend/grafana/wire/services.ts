import type { MethodDefinition } from '@grpc/grpc-js';
import type { Static, TSchema } from '@sinclair/typebox';
import { QueryDataRequest, QueryDataResponse } from './data';
import {
  CheckHealthRequest,
  CheckHealthResponse,
  CollectMetricsRequest,
  CollectMetricsResponse,
} from './diagnostics';
import { ConnInfo, Empty, HealthCheckRequest, HealthCheckResponse, StdioData } from './go-plugin';
import type { Message } from './message';
import { CallResourceRequest, CallResourceResponse } from './resource';

interface Streams {
  readonly request?: boolean;
  readonly response?: boolean;
}

function method<Q extends TSchema, R extends TSchema>(
  path: string,
  request: Message<Q>,
  response: Message<R>,
  streams: Streams = {},
): MethodDefinition<Static<Q>, Static<R>> {
  return {
    path,
    requestStream: streams.request ?? false,
    responseStream: streams.response ?? false,
    requestSerialize: (value) => request.encode(value),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (value) => response.encode(value),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

const toClient = { response: true };

// Calls that are not named here are answered with UNIMPLEMENTED, which Grafana and go-plugin expect.
export const dataService = {
  queryData: method('/pluginv2.Data/QueryData', QueryDataRequest, QueryDataResponse),
};
export const resourceService = {
  callResource: method(
    '/pluginv2.Resource/CallResource',
    CallResourceRequest,
    CallResourceResponse,
    toClient,
  ),
};
export const diagnosticsService = {
  checkHealth: method('/pluginv2.Diagnostics/CheckHealth', CheckHealthRequest, CheckHealthResponse),
  collectMetrics: method(
    '/pluginv2.Diagnostics/CollectMetrics',
    CollectMetricsRequest,
    CollectMetricsResponse,
  ),
};
export const brokerService = {
  startStream: method('/plugin.GRPCBroker/StartStream', ConnInfo, ConnInfo, {
    request: true,
    response: true,
  }),
};
export const stdioService = {
  streamStdio: method('/plugin.GRPCStdio/StreamStdio', Empty, StdioData, toClient),
};
export const controllerService = {
  shutdown: method('/plugin.GRPCController/Shutdown', Empty, Empty),
};
export const healthService = {
  check: method('/grpc.health.v1.Health/Check', HealthCheckRequest, HealthCheckResponse),
  watch: method('/grpc.health.v1.Health/Watch', HealthCheckRequest, HealthCheckResponse, toClient),
};
