import { TailgateError, type ErrorCode } from '../errors';
import type { ErrorBody } from './error-body';
import { HttpError } from './http-error';

export interface MappedError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErrorBody;
  /** True for faults of Tailgate's own: they are logged with all that is known. */
  readonly fault: boolean;
}

/** The HTTP status of a coded error (RFC 9110, section 15). */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'invalid-input':
    case 'malformed-query':
      return 400;
    case 'access-denied':
      return 403;
    case 'not-found':
      return 404;
    case 'unreadable-input':
      return 422;
    case 'limit-exceeded':
      return 429;
    case 'timed-out':
      return 504;
    case 'cancelled':
    case 'unavailable':
      return 503;
    case 'inconsistent':
    case 'internal':
      return 500;
  }
}

/** What Fastify says about a request that it refuses, by its code, in our words. */
const framework: Readonly<Record<string, readonly [number, ErrorCode, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    413,
    'limit-exceeded',
    'The body is too large.',
    'Send at most 1 MiB; name fewer endpoints.',
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'invalid-input',
    'The content type is not supported.',
    'Send JSON with "Content-Type: application/json".',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: [
    400,
    'invalid-input',
    'The body is empty.',
    'Send a query as a JSON object.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'invalid-input',
    'The body is not as long as Content-Length says.',
    'Correct the length, or leave the header to the client library.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    400,
    'invalid-input',
    'The body is no valid JSON.',
    'Send a query as a JSON object.',
  ],
  FST_ERR_BAD_URL: [
    400,
    'invalid-input',
    'The path of the URL cannot be decoded.',
    'Escape "%" as %25.',
  ],
};

/** A refusal by Fastify, or by the JSON parser below it, as a coded error. */
function refusalOf(thrown: unknown): HttpError | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const known = Object.hasOwn(framework, code) ? framework[code] : undefined;
  if (known !== undefined) {
    const [status, ours, message, remedy] = known;
    return new HttpError(status, ours, message, { remedy });
  }
  const status = 'statusCode' in thrown ? thrown.statusCode : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return new HttpError(status, 'invalid-input', 'The request cannot be read.', {
    remedy: 'See /openapi.json for what each path takes.',
  });
}

/** Maps anything thrown to an answer; what is unknown becomes `internal` and tells nothing of the inside. */
export function mapError(thrown: unknown, requestId: string): MappedError {
  const error = thrown instanceof TailgateError ? thrown : refusalOf(thrown);
  if (error === undefined || error.code === 'internal') {
    const message = 'Something went wrong inside Tailgate.';
    const remedy = `Look for request ${requestId} in the log of Tailgate, and report it.`;
    return {
      status: 500,
      headers: {},
      body: { error: { code: 'internal', message, place: null, remedy } },
      fault: true,
    };
  }
  const { code, message, place = null, remedy = null } = error;
  return {
    status: error instanceof HttpError ? error.status : statusOf(code),
    headers: error instanceof HttpError ? error.headers : {},
    body: { error: { code, message, place, remedy } },
    fault: code === 'inconsistent',
  };
}
