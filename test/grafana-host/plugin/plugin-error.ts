import { status as codes, type ServiceError } from '@grpc/grpc-js';

/** A failure of a call to a plugin, as Grafana's HTTP interface words it. */
export class PluginError extends Error {
  constructor(
    /** HTTP status of the answer. */
    readonly statusCode: number,
    /** Grafana's id of the kind of failure. */
    readonly messageId: string,
    /** What people see. */
    readonly publicMessage: string,
    /** What stands in Grafana's log. */
    detail = publicMessage,
  ) {
    super(detail);
    this.name = 'PluginError';
  }
}

export const notRegistered = (): PluginError =>
  new PluginError(404, 'plugin.notRegistered', 'Plugin not registered');

export const unavailable = (): PluginError =>
  new PluginError(500, 'plugin.unavailable', 'Plugin unavailable');

/** The failure that a gRPC error of `QueryData` becomes. */
export function queryFailure(error: ServiceError): PluginError {
  switch (error.code) {
    case codes.UNIMPLEMENTED:
      return new PluginError(404, 'plugin.notImplemented', 'Method not implemented', error.message);
    case codes.UNAVAILABLE:
      return new PluginError(
        500,
        'plugin.connectionUnavailable',
        'Data source became unavailable during request. Please try again.',
        error.message,
      );
    case codes.RESOURCE_EXHAUSTED:
      return new PluginError(
        500,
        'plugin.resourceExhausted',
        'The response is too large. Please try to reduce the time range or narrow down your query to return fewer data points.',
        error.message,
      );
    default:
      return requestFailure(error);
  }
}

/** The failure that a gRPC error of another call becomes. */
export function requestFailure(error: ServiceError): PluginError {
  if (error.code === codes.UNIMPLEMENTED) {
    return new PluginError(404, 'plugin.notImplemented', 'Method not implemented', error.message);
  }
  if (error.code === codes.CANCELLED) {
    return new PluginError(499, 'plugin.requestCanceled', 'Plugin request canceled', error.message);
  }
  return new PluginError(
    500,
    'plugin.requestFailureError',
    'An error occurred within the plugin',
    error.message,
  );
}

/** The failure that a gRPC error of a health check becomes. */
export function healthFailure(error: ServiceError): PluginError {
  if (error.code === codes.UNIMPLEMENTED || error.code === codes.CANCELLED) {
    return requestFailure(error);
  }
  return new PluginError(500, 'plugin.healthCheck', 'Plugin health check failed', error.message);
}
