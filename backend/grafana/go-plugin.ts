import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
} from '@grpc/grpc-js';
import type {
  ConnInfo,
  Empty,
  HealthCheckRequest,
  HealthCheckResponse,
  StdioData,
} from './wire/go-plugin';
import { servingStatus } from './wire/go-plugin';
import { peerOf } from './peer';

/** Ends a stream when the client has gone, or when the server is closed. */
function endWith(call: ServerStream, closing: AbortSignal): void {
  const end = (): void => call.end();
  closing.addEventListener('abort', end, { once: true });
  call.once('cancelled', () => {
    closing.removeEventListener('abort', end);
    end();
  });
  if (closing.aborted) end();
}

interface ServerStream {
  end(): void;
  once(event: 'cancelled', listener: () => void): unknown;
}

/** A stream that go-plugin opens for as long as it runs; Grafana sends nothing on it, and nor do we. */
export function startStream(closing: AbortSignal): handleBidiStreamingCall<ConnInfo, ConnInfo> {
  return (call) => {
    call.on('data', () => undefined);
    call.on('end', () => call.end());
    endWith(call, closing);
  };
}

/** The output of a plugin that go-plugin would print: the launcher has its own. */
export function streamStdio(closing: AbortSignal): handleServerStreamingCall<Empty, StdioData> {
  return (call) => endWith(call, closing);
}

const serving = { status: servingStatus.serving };

/** go-plugin asks for the service `plugin`; whoever reaches the server finds it serving. */
export const checkServing: handleUnaryCall<HealthCheckRequest, HealthCheckResponse> = (
  _call,
  callback,
) => callback(null, serving);

export function watchServing(
  closing: AbortSignal,
): handleServerStreamingCall<HealthCheckRequest, HealthCheckResponse> {
  return (call) => {
    call.write(serving);
    endWith(call, closing);
  };
}

/**
 * Grafana stops, or unloads the plugin. Only its launcher ends: the server goes on, as other Grafanas
 * may use it.
 */
export function shutdown(
  releaseHolds: (peer: string | undefined) => void,
): handleUnaryCall<Empty, Empty> {
  return (call, callback) => {
    releaseHolds(peerOf(call.getPeer()));
    callback(null, {});
  };
}
