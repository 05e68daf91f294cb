import { TailgateError, type ErrorCode, type ErrorDetails } from '../errors';

/** A coded error of the transport itself, with the status that HTTP has for it. */
export class HttpError extends TailgateError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    details: ErrorDetails & { readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(code, message, details);
    this.name = 'HttpError';
    this.status = status;
    this.headers = details.headers ?? {};
  }
}
