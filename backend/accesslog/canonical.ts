/** The fields of an access log line that Tailgate reads, by their `$context` meaning. */
export const canonicalFields = [
  'requestId',
  'traceId',
  'requestTimeEpoch',
  'requestTime',
  'apiId',
  'stage',
  'httpMethod',
  'resourcePath',
  'routeKey',
  'eventType',
  'path',
  'status',
  'integrationLatency',
  'responseLatency',
  'integrationStatus',
  'integrationRequestId',
  'errorResponseType',
  'errorMessage',
  'integrationError',
  'responseLength',
  'responseTransferMode',
] as const;
export type CanonicalField = (typeof canonicalFields)[number];

/** Where the value of a canonical field comes from in a query. */
export type FieldSource =
  /** A discovered field, by its dotted name (unescaped). */
  | { readonly from: 'field'; readonly name: string }
  /** A regular expression over @message with one named group, named like the canonical field. */
  | { readonly from: 'message'; readonly pattern: string };

export type AccessLogKind = 'rest' | 'http' | 'websocket';

/** How the lines of a log group spell the canonical fields. */
export interface AccessLogFormat {
  readonly kind: AccessLogKind;
  readonly fields: ReadonlyMap<CanonicalField, FieldSource>;
  /** True where lines break JSON, so that CloudWatch discovers no fields in them. */
  readonly breaksJson: boolean;
  /** Canonical fields that rules would use and the format lacks. */
  readonly missing: readonly CanonicalField[];
}

export type DetectedContent =
  | { readonly content: 'access-log'; readonly format: AccessLogFormat }
  | { readonly content: 'lambda-text' }
  | { readonly content: 'lambda-json' }
  | { readonly content: 'unknown'; readonly reason: string; readonly remedy: string };

/** What says that a request timed out waiting for its integration. */
export const timeoutSignals = [
  'integration-latency-minus-one',
  'response-type-integration-timeout',
  'error-text',
  'latency-at-limit',
] as const;
export type TimeoutSignal = (typeof timeoutSignals)[number];

/** Error classes that cells tell apart; `none` where nothing says more than the status. */
export const errorClasses = [
  'none',
  /** The gateway gave up waiting for the integration. */
  'integration-timeout',
  /** A Lambda function ended by its own timeout: the gateway answers 502 at once. */
  'function-timeout',
  /** Lambda had no concurrency left; the gateway answers 500. */
  'lambda-rate-exceeded',
  'payload-too-large',
  /** The integration answered with something invalid, or not at all. */
  'integration-failure',
  /** The gateway's own throttle or a usage plan quota. */
  'gateway-throttled',
  'configuration-error',
] as const;
export type ErrorClass = (typeof errorClasses)[number];
