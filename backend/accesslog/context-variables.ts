import type { AccessLogFormat, AccessLogKind, CanonicalField } from './canonical';

/** The `$context` variable behind each field; what an access log format must name to have it. */
export const contextVariables: Readonly<Record<CanonicalField, string>> = {
  requestId: '$context.requestId',
  traceId: '$context.xrayTraceId',
  requestTimeEpoch: '$context.requestTimeEpoch',
  requestTime: '$context.requestTime',
  apiId: '$context.apiId',
  stage: '$context.stage',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  routeKey: '$context.routeKey',
  eventType: '$context.eventType',
  path: '$context.path',
  status: '$context.status',
  integrationLatency: '$context.integrationLatency',
  responseLatency: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationRequestId: '$context.integration.requestId',
  errorResponseType: '$context.error.responseType',
  errorMessage: '$context.error.message',
  integrationError: '$context.integration.error',
  responseLength: '$context.responseLength',
  responseTransferMode: '$context.integration.responseTransferMode',
};

const common: readonly CanonicalField[] = [
  'requestId',
  'requestTimeEpoch',
  'apiId',
  'stage',
  'status',
  'integrationLatency',
  'integrationStatus',
  'integrationRequestId',
  'errorResponseType',
  'errorMessage',
  'integrationError',
];

/** The fields that each kind of API can log and Tailgate reads. */
export const loggableFields: Readonly<Record<AccessLogKind, readonly CanonicalField[]>> = {
  rest: [...common, 'traceId', 'httpMethod', 'resourcePath', 'responseLatency', 'responseLength'],
  http: [...common, 'httpMethod', 'routeKey', 'path', 'responseLatency', 'responseLength'],
  websocket: [...common, 'routeKey', 'eventType'],
};

/** Fields that rules use; the rest only adds to examples and to joins. */
const usedByRules: readonly CanonicalField[] = [
  'requestTimeEpoch',
  'status',
  'httpMethod',
  'resourcePath',
  'routeKey',
  'integrationLatency',
  'responseLatency',
  'errorResponseType',
  'errorMessage',
  'integrationError',
];

/** Canonical fields that rules use, that the API could log, and that the lines lack. */
export function missingFields(
  kind: AccessLogKind,
  has: (field: CanonicalField) => boolean,
): CanonicalField[] {
  return usedByRules.filter((field) => {
    if (!loggableFields[kind].includes(field) || has(field)) return false;
    if (field === 'requestTimeEpoch') return !has('requestTime');
    // A route key has the method already, and a raw path can stand for the resource path.
    if (field === 'httpMethod') return !has('routeKey');
    if (field === 'resourcePath') return !has('path');
    if (field === 'routeKey') return !has('path') && !has('eventType');
    return true;
  });
}

/** An access log format, on one line, that has all that Tailgate reads. Values are quoted, as they must be. */
export function recommendedFormat(kind: AccessLogKind): string {
  const pairs = loggableFields[kind].map((field) => `"${field}":"${contextVariables[field]}"`);
  return `{${pairs.join(',')}}`;
}

/** What to add to the access log format for each missing field, such as `"status":"$context.status"`. */
export function missingVariables(format: AccessLogFormat): string[] {
  return format.missing.map((field) => `"${field}":"${contextVariables[field]}"`);
}
