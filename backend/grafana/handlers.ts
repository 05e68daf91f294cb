import {
  Metadata,
  status,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceError,
} from '@grpc/grpc-js';
import { callError } from './calls/call-error';
import type { CallContext } from './context';

/** One verb of calls/: what it is asked, and what ends it besides its own limits. */
export type Verb<Request, Response> = (
  context: CallContext,
  request: Request,
  signal: AbortSignal,
) => Promise<Response>;

/** Aborts when Grafana gives a call up: the caller went away, or its deadline passed. */
function signalOf<Q, R>(call: ServerUnaryCall<Q, R> | ServerWritableStream<Q, R>): AbortSignal {
  const controller = new AbortController();
  if (call.cancelled) controller.abort();
  call.on('cancelled', () => controller.abort());
  return controller.signal;
}

const codes: ReadonlyMap<number, status> = new Map([
  [400, status.INVALID_ARGUMENT],
  [403, status.PERMISSION_DENIED],
  [404, status.NOT_FOUND],
  [429, status.RESOURCE_EXHAUSTED],
  [499, status.CANCELLED],
  [503, status.UNAVAILABLE],
  [504, status.DEADLINE_EXCEEDED],
]);

/** For what has no place for an error in its answer. */
function serviceError(thrown: unknown): ServiceError {
  const { text, status: http } = callError(thrown);
  const code = codes.get(http) ?? status.INTERNAL;
  return Object.assign(new Error(text), { code, details: text, metadata: new Metadata() });
}

function logFault({ log }: CallContext, path: string, thrown: unknown): void {
  if (callError(thrown).fault) log.error({ err: thrown, path }, 'call failed');
}

/** One line per call, without anything that it carries: that may hold what a person searched for. */
function logCall({ log }: CallContext, path: string, started: number): void {
  log.info({ call: path, ms: Math.round(performance.now() - started) }, 'answered');
}

/** A verb that answers once. */
export function unary<Q, R>(context: CallContext, verb: Verb<Q, R>): handleUnaryCall<Q, R> {
  return (call, callback) => {
    const started = performance.now();
    verb(context, call.request, signalOf(call)).then(
      (response) => {
        logCall(context, call.getPath(), started);
        callback(null, response);
      },
      (error: unknown) => {
        logFault(context, call.getPath(), error);
        callback(serviceError(error));
      },
    );
  };
}

/** A verb whose one answer travels on a stream. */
export function single<Q, R>(
  context: CallContext,
  verb: Verb<Q, R>,
): handleServerStreamingCall<Q, R> {
  return (call) => {
    const started = performance.now();
    verb(context, call.request, signalOf(call)).then(
      (response) => {
        logCall(context, call.getPath(), started);
        call.write(response);
        call.end();
      },
      (error: unknown) => {
        logFault(context, call.getPath(), error);
        call.emit('error', serviceError(error));
      },
    );
  };
}
