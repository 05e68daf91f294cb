import type { ErrorClass } from './canonical';

/** A piece of an error text and what it says. */
export interface ErrorNeedle {
  /** Lower case: to be looked for in lower-cased text, as a plain substring. */
  readonly needle: string;
  /** A power of two; the flags of a request are the sum over the needles found. */
  readonly bit: number;
  readonly errorClass: ErrorClass;
}

/**
 * What the error texts of API Gateway contain, most telling first. The cell query looks for the
 * same needles as `errorFlagsOf`, and a bit keeps its meaning in cells that are stored: append,
 * never renumber. Texts as seen in real lines and in the documentation of gateway responses:
 * "Endpoint request timed out", "Execution failed due to a timeout error", "Task timed out after
 * 3.00 seconds", "Execution failed due to configuration error: Rate Exceeded.", "Lambda Customer
 * Function Error:Response payload size exceeded maximum allowed payload size (6291556 bytes).",
 * "HTTP content length exceeded 10485760 bytes.", "Too Many Requests", "Limit Exceeded".
 */
export const errorNeedles: readonly ErrorNeedle[] = [
  { needle: 'task timed out', bit: 1, errorClass: 'function-timeout' },
  { needle: 'timed out', bit: 2, errorClass: 'integration-timeout' },
  { needle: 'timeout error', bit: 4, errorClass: 'integration-timeout' },
  { needle: 'rate exceeded', bit: 8, errorClass: 'lambda-rate-exceeded' },
  { needle: 'payload size exceeded', bit: 16, errorClass: 'payload-too-large' },
  { needle: 'content length exceeded', bit: 32, errorClass: 'payload-too-large' },
  { needle: 'malformed lambda proxy', bit: 64, errorClass: 'integration-failure' },
  { needle: 'configuration error', bit: 128, errorClass: 'configuration-error' },
  { needle: 'customer function error', bit: 256, errorClass: 'integration-failure' },
  { needle: 'too many requests', bit: 512, errorClass: 'gateway-throttled' },
  { needle: 'limit exceeded', bit: 1024, errorClass: 'gateway-throttled' },
];

/** Flags that say that the gateway stopped waiting, unless `functionTimeoutFlag` explains them. */
const timeoutErrorFlag = 4;
const timedOutFlag = 2;
const functionTimeoutFlag = 1;

/** What `error.responseType` alone says; types that name a refusal of the caller say nothing here. */
const classOfResponseType: ReadonlyMap<string, ErrorClass> = new Map<string, ErrorClass>([
  ['INTEGRATION_TIMEOUT', 'integration-timeout'],
  ['THROTTLED', 'gateway-throttled'],
  ['QUOTA_EXCEEDED', 'gateway-throttled'],
  ['REQUEST_TOO_LARGE', 'payload-too-large'],
]);

/** Response types under which the error text tells more than the type. */
const fallbackOfResponseType: ReadonlyMap<string, ErrorClass> = new Map<string, ErrorClass>([
  ['INTEGRATION_FAILURE', 'integration-failure'],
  ['API_CONFIGURATION_ERROR', 'configuration-error'],
  ['AUTHORIZER_CONFIGURATION_ERROR', 'configuration-error'],
]);

/** Flags of the needles found in any of the texts; absent texts and `-` have none. */
export function errorFlagsOf(...texts: readonly (string | undefined)[]): number {
  let flags = 0;
  for (const text of texts) {
    if (text === undefined || text === '-' || text === '') continue;
    const lower = text.toLowerCase();
    for (const { needle, bit } of errorNeedles) {
      if (lower.includes(needle)) flags |= bit;
    }
  }
  return flags;
}

/** True where the error text says that the wait for the integration ended, not the function's own. */
export function saysTimeout(flags: number): boolean {
  if ((flags & timeoutErrorFlag) !== 0) return true;
  return (flags & timedOutFlag) !== 0 && (flags & functionTimeoutFlag) === 0;
}

/**
 * The error class of a request.
 * @param responseType `$context.error.responseType`; '' or `-` where there is none
 * @param flags sum of the bits of `errorNeedles` found in the error texts
 */
export function errorClassOf(responseType: string, flags: number): ErrorClass {
  const byType = classOfResponseType.get(responseType);
  if (byType !== undefined) return byType;
  for (const { bit, errorClass } of errorNeedles) {
    if ((flags & bit) !== 0) return errorClass;
  }
  return fallbackOfResponseType.get(responseType) ?? 'none';
}
