import type { Random } from '../../backend/sample/random';

/** A request of a golden set, as the log will tell it. Latencies in ms. */
export interface GoldenRequest {
  readonly timestampMs: number;
  readonly method: string;
  readonly resourcePath: string;
  readonly status: number;
  readonly integrationLatency: number | '-';
  readonly responseLatency: number;
  readonly errorResponseType: string;
  readonly errorMessage: string;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The time of a request as `$context.requestTime` writes it. */
export function requestTime(timestampMs: number): string {
  const [date = '', time = ''] = new Date(timestampMs).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${monthNames[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}

/** How a set writes its lines: which variables its format names. */
export type LineFormat = (request: GoldenRequest, random: Random) => string;

/** A careful format without the error variables, as many stages have it. */
export const formatWithoutErrors: LineFormat = (request, random) =>
  JSON.stringify({
    requestId: random.uuid(),
    ip: '192.0.2.10',
    requestTime: requestTime(request.timestampMs),
    requestTimeEpoch: String(request.timestampMs),
    httpMethod: request.method,
    resourcePath: request.resourcePath,
    status: String(request.status),
    protocol: 'HTTP/1.1',
    responseLatency: String(request.responseLatency),
    integrationLatency: String(request.integrationLatency),
    stage: 'prod',
    apiId: 'a1b2c3d4e5',
  });

/** The same with the error variables. */
export const formatWithErrors: LineFormat = (request, random) =>
  JSON.stringify({
    requestId: random.uuid(),
    ip: '192.0.2.10',
    requestTime: requestTime(request.timestampMs),
    requestTimeEpoch: String(request.timestampMs),
    httpMethod: request.method,
    resourcePath: request.resourcePath,
    status: String(request.status),
    responseLatency: String(request.responseLatency),
    integrationLatency: String(request.integrationLatency),
    errorResponseType: request.errorResponseType,
    errorMessage: request.errorMessage,
    stage: 'prod',
  });

/**
 * A careless format: numbers unquoted, so that an unset variable stands as a bare dash, and
 * `$context.error.messageString`, which brings its own quotes, in quotes.
 */
export const formatThatBreaksJson: LineFormat = (request, random) => {
  const message = request.errorMessage === '-' ? '-' : ` "${request.errorMessage}"`;
  return `{ "requestId": "${random.uuid()}", "requestTime": "${requestTime(request.timestampMs)}", "requestTimeEpoch": ${request.timestampMs}, "httpMethod": "${request.method}", "resourcePath": "${request.resourcePath}", "status": ${request.status}, "integrationLatency": ${request.integrationLatency}, "responseLatency": ${request.responseLatency}, "error_responseType": "${request.errorResponseType}", "error_messageString": "${message}" }`;
};

/** A request that the integration answered. */
export function answered(
  timestampMs: number,
  endpoint: readonly [method: string, resourcePath: string],
  integrationLatency: number,
  overhead: number,
): GoldenRequest {
  const [method, resourcePath] = endpoint;
  return {
    timestampMs,
    method,
    resourcePath,
    status: 200,
    integrationLatency,
    responseLatency: integrationLatency + overhead,
    errorResponseType: '-',
    errorMessage: '-',
  };
}

/** A request that the gateway gave up after 29 s. */
export function timedOut(
  timestampMs: number,
  endpoint: readonly [method: string, resourcePath: string],
  integrationLatency: -1 | '-',
  responseLatency: number,
): GoldenRequest {
  const [method, resourcePath] = endpoint;
  return {
    timestampMs,
    method,
    resourcePath,
    status: 504,
    integrationLatency,
    responseLatency,
    errorResponseType: 'INTEGRATION_TIMEOUT',
    errorMessage: 'Endpoint request timed out',
  };
}

/** A preflight or refused request: no integration ran. */
export function withoutIntegration(
  timestampMs: number,
  resourcePath: string,
  refused: boolean,
  responseLatency: number,
): GoldenRequest {
  return {
    timestampMs,
    method: refused ? 'GET' : 'OPTIONS',
    resourcePath,
    status: refused ? 401 : 200,
    integrationLatency: '-',
    responseLatency,
    errorResponseType: refused ? 'UNAUTHORIZED' : '-',
    errorMessage: refused ? 'Unauthorized' : '-',
  };
}

/** Lines in order of time; requests of one instant stay in the order given. */
export function toLines(
  requests: readonly GoldenRequest[],
  format: LineFormat,
  random: Random,
): string[] {
  return [...requests]
    .sort((a, b) => a.timestampMs - b.timestampMs)
    .map((request) => format(request, random));
}
