import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { from, lastValueFrom, NEVER, type Observable } from 'rxjs';

/** Answers by path: the part of the address after the last `/resources/`, or all of it. */
export type Answers = (path: string, request: BackendSrvRequest) => unknown;

/** Plays Grafana's server for tests, and remembers what was asked. */
export function fakeBackend(answers: Answers): BackendSrv & { asked: BackendSrvRequest[] } {
  const asked: BackendSrvRequest[] = [];
  const fetch = <Body>(request: BackendSrvRequest): Observable<FetchResponse<Body>> => {
    asked.push(request);
    return from(
      Promise.resolve().then(() => {
        const path = request.url.replace(/^.*\/resources\//, '');
        return {
          // The interface lets the caller say what comes.
          data: answers(path, request) as Body,
          status: 200,
          statusText: 'OK',
          ok: true,
          headers: new Headers(),
          redirected: false,
          type: 'basic' as const,
          url: request.url,
          config: request,
        };
      }),
    );
  };
  const ask = async <Body>(request: BackendSrvRequest) =>
    (await lastValueFrom(fetch<Body>(request))).data;
  return {
    asked,
    fetch,
    get: (url) => ask({ url }),
    delete: (url, data) => ask({ url, data, method: 'DELETE' }),
    post: (url, data) => ask({ url, data, method: 'POST' }),
    patch: (url, data) => ask({ url, data, method: 'PATCH' }),
    put: (url, data) => ask({ url, data, method: 'PUT' }),
    request: ask,
    datasourceRequest: (request) => lastValueFrom(fetch(request)),
    chunked: () => NEVER,
  };
}
