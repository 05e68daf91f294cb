import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { from, lastValueFrom, NEVER, type Observable } from 'rxjs';

/** Grafana's way to its server, here to the host of the page. */
export const backend: BackendSrv = {
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

function fetch<Body>(request: BackendSrvRequest): Observable<FetchResponse<Body>> {
  return from(send<Body>(request));
}

async function ask<Body>(request: BackendSrvRequest): Promise<Body> {
  return (await send<Body>(request)).data;
}

async function send<Body>(request: BackendSrvRequest): Promise<FetchResponse<Body>> {
  const { url, method = 'GET' } = request;
  const data: unknown = request.data;
  const search = new URLSearchParams(
    Object.entries(recordOf(request.params)).map(([name, value]) => [name, String(value)]),
  ).toString();
  const response = await window.fetch(search === '' ? url : `${url}?${search}`, {
    method,
    ...(data !== undefined && { body: JSON.stringify(data) }),
    headers: { 'content-type': 'application/json' },
  });
  const { ok, status, statusText, headers, redirected, type } = response;
  // The interface lets the caller say what comes; the narrowing is the caller's.
  const body = (await response.json().catch(() => null)) as Body;
  const answer = {
    data: body,
    ok,
    status,
    statusText,
    headers,
    redirected,
    type,
    url,
    config: request,
  };
  // Grafana rejects with the answer itself, which carries status and data.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (!ok) throw answer;
  return answer;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
