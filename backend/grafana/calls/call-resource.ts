import { TailgateError } from '../../errors';
import type { CallContext } from '../context';
import type { CallResourceRequest, CallResourceResponse } from '../wire/resource';
import { callError } from './call-error';
import { readSettings, sourceOfSettings } from './read-settings';
import { runLimited } from './run-limited';
import { resourceRoute } from './resource-routes';

/** What of a browser's headers the routes may see: nothing that says who it is. */
const forwarded = new Set(['accept', 'content-type', 'traceparent', 'x-request-id']);
/** What of the answer's headers the browser may see: Grafana sets its own security headers. */
const returned = ['content-type', 'retry-after', 'x-request-id'];

type Headers = CallResourceRequest['headers'];

function allowedHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, { values }]) => {
      const lower = name.toLowerCase();
      const [value] = values;
      return value !== undefined && forwarded.has(lower) ? [[lower, value]] : [];
    }),
  );
}

function queryOf({ url }: CallResourceRequest): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1).replace(/#.*$/s, ''));
}

function jsonError(thrown: unknown): CallResourceResponse {
  const { text, status } = callError(thrown);
  const { code, message, place, remedy } =
    thrown instanceof TailgateError && thrown.code !== 'internal'
      ? thrown
      : { code: 'internal', message: text, place: undefined, remedy: undefined };
  const error = { code, message, place: place ?? null, remedy: remedy ?? null };
  return {
    code: status,
    headers: { 'content-type': { values: ['application/json; charset=utf-8'] } },
    body: Buffer.from(JSON.stringify({ error })),
  };
}

/** A resource call of Grafana's pages, answered by the route of the HTTP interface that it stands for. */
export async function callResource(
  context: CallContext,
  request: CallResourceRequest,
  signal: AbortSignal,
): Promise<CallResourceResponse> {
  const { bridge, services, checkToken, log, timeoutMs, shutdown } = context;
  const { pluginContext, path, method } = request;
  try {
    checkToken(pluginContext);
    const route = resourceRoute(path, method, pluginContext?.user?.role);
    const parameters = queryOf(request);
    if (route.ofSource === true && (parameters.get('source') ?? '') === '') {
      const source = sourceOfSettings(services, readSettings(pluginContext));
      if (source === undefined) parameters.delete('source');
      else parameters.set('source', source);
    }
    const query = parameters.toString();
    const url = query === '' ? route.path : `${route.path}?${query}`;
    const headers = allowedHeaders(request.headers);
    const limits = { timeoutMs, signals: [signal, shutdown] };
    const answer = await runLimited(limits, (either) =>
      bridge({ method: 'GET', url, headers }, either),
    );
    return {
      code: answer.status,
      headers: Object.fromEntries(
        returned.flatMap((name) => {
          const value = answer.headers[name];
          return value === undefined ? [] : [[name, { values: [value] }]];
        }),
      ),
      body: answer.body,
    };
  } catch (error) {
    if (callError(error).fault) log.error({ err: error, path }, 'resource call failed');
    return jsonError(error);
  }
}
