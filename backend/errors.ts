/** Codes of everything that can go wrong; each transport maps them once. */
export const errorCodes = [
  /** The caller used an option, a setting or a parameter wrongly. */
  'invalid-input',
  /** A query is not Logs Insights QL, or uses a part that is not supported. */
  'malformed-query',
  /** A file, log group or source does not exist. */
  'not-found',
  /** A file or stream exists but nothing in it can be read. */
  'unreadable-input',
  /** The caller may not do this. */
  'access-denied',
  /** A quota, a budget or a limit is used up. */
  'limit-exceeded',
  /** The caller, or a shutdown, ended the work. */
  'cancelled',
  /** It took too long. */
  'timed-out',
  /** Something that Tailgate depends on failed. */
  'unavailable',
  /** Counts do not add up: an answer would be wrong. */
  'inconsistent',
  /** A fault of Tailgate's own. */
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorDetails {
  /** Where: a file and line, an option, a position in a query. */
  readonly place?: string;
  /** What the person can do about it. */
  readonly remedy?: string;
  readonly cause?: unknown;
}

/** The one error type of the backend: a code, a message that names the input, a place and a remedy. */
export class TailgateError extends Error {
  readonly code: ErrorCode;
  readonly place: string | undefined;
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'TailgateError';
    this.code = code;
    this.place = details.place;
    this.remedy = details.remedy;
  }
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
