import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, NEVER, Observable } from 'rxjs';
import { noAnswerText } from '../state/no-answer';

/** Grafana's way to its server: here to the host that plays it. */
export const backendSrv: BackendSrv = {
  fetch,
  get: (url, params: unknown, requestId, options) =>
    ask({ ...options, url, params: recordOf(params), requestId }),
  delete: (url, data, options) => ask({ ...options, url, data, method: 'DELETE' }),
  post: (url, data, options) => ask({ ...options, url, data, method: 'POST' }),
  patch: (url, data, options) => ask({ ...options, url, data, method: 'PATCH' }),
  put: (url, data, options) => ask({ ...options, url, data, method: 'PUT' }),
  request: ask,
  datasourceRequest: (options) => lastValueFrom(fetch(options)),
  chunked: () => NEVER,
};

/** A request that ends when nobody waits for its answer any more. */
function fetch<Body>(request: BackendSrvRequest): Observable<FetchResponse<Body>> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    send<Body>(request, controller.signal).then(
      (answer) => {
        subscriber.next(answer);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error),
    );
    return () => controller.abort();
  });
}

async function ask<Body>(request: BackendSrvRequest): Promise<Body> {
  return (await send<Body>(request)).data;
}

async function send<Body>(
  request: BackendSrvRequest,
  signal?: AbortSignal,
): Promise<FetchResponse<Body>> {
  const { url, method = 'GET', headers = {} } = request;
  const data: unknown = request.data;
  const search = new URLSearchParams(
    Object.entries(recordOf(request.params)).map(([name, value]) => [name, String(value)]),
  ).toString();
  const response = await reach(request, rooted(search === '' ? url : `${url}?${search}`), {
    method,
    ...(data !== undefined && { body: JSON.stringify(data) }),
    ...(signal && { signal }),
    headers: { ...textsOf(headers), 'content-type': 'application/json' },
  });
  const { ok, status, statusText, redirected, type } = response;
  // Who asks says what comes; so does Grafana's own.
  const body = (await response.json().catch(() => (ok ? null : noAnswer))) as Body;
  const answer = {
    ...{ data: body, ok, status, statusText, redirected, type, url },
    headers: response.headers,
    config: request,
  };
  // Grafana rejects with the answer itself, which carries status and data.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (!ok) throw answer;
  return answer;
}

/** What `npm start` serves has ended, or is being started again. */
const noAnswer = { message: noAnswerText };

/**
 * Asks the server. Where nobody answers, it rejects as Grafana's own does for a server that is down:
 * a rejection without a status would pass for an answer without data.
 */
async function reach(
  config: BackendSrvRequest,
  address: string,
  options: RequestInit,
): Promise<Response> {
  try {
    return await window.fetch(address, options);
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    const status = { status: 503, statusText: 'Service Unavailable', data: noAnswer, config };
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw status;
  }
}

const rooted = (url: string): string => (/^(https?:|\/)/.test(url) ? url : `/${url}`);

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textsOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
