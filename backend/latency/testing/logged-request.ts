import {
  canonicalFields,
  type AccessLogFormat,
  type CanonicalField,
  type FieldSource,
} from '../../accesslog/canonical';

/** One access log line: canonical fields as text, as a log has them; absent where the line lacks them. */
export interface LoggedRequest {
  readonly timeMs: number;
  readonly fields: Readonly<Partial<Record<CanonicalField, string>>>;
}

/** A format in which every field is logged under its canonical name. */
export function plainFormat(
  fields: readonly CanonicalField[],
  kind: AccessLogFormat['kind'] = 'rest',
): AccessLogFormat {
  return {
    kind,
    fields: new Map<CanonicalField, FieldSource>(
      fields.map((field) => [field, { from: 'field', name: field }]),
    ),
    breaksJson: false,
    missing: [],
  };
}

/** What a REST API that logs everything writes. */
export const fullFormat = plainFormat([
  'requestId',
  'apiId',
  'stage',
  'httpMethod',
  'resourcePath',
  'status',
  'integrationLatency',
  'responseLatency',
  'errorResponseType',
  'errorMessage',
  'integrationError',
  'responseTransferMode',
]);

/** An answered request; `over` replaces fields, undefined removes one. */
export function logged(
  timeMs: number,
  over: Readonly<Partial<Record<CanonicalField, string | undefined>>> = {},
): LoggedRequest {
  const all: Partial<Record<CanonicalField, string | undefined>> = {
    requestId: 'r',
    apiId: 'a1',
    stage: 'prod',
    httpMethod: 'GET',
    resourcePath: '/orders',
    status: '200',
    integrationLatency: '100',
    responseLatency: '120',
    errorResponseType: '-',
    errorMessage: '-',
    ...over,
  };
  const fields: Partial<Record<CanonicalField, string>> = {};
  for (const field of canonicalFields) {
    const value = all[field];
    if (value !== undefined) fields[field] = value;
  }
  return { timeMs, fields };
}
