/** What can be read from anything that the SDK throws. */
export interface Fault {
  /** The AWS error code, or the name of a JavaScript error. */
  readonly name: string;
  readonly message: string;
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** Node's system error code, for example ECONNREFUSED. */
  readonly systemCode: string | undefined;
  /** Node's system call, for example connect. */
  readonly systemCall: string | undefined;
  /** The host that Node looked up in vain: not the endpoint's where the role's STS is meant. */
  readonly host: string | undefined;
  readonly requestId: string | undefined;
  /** The SDK has just adjusted its clock: the next try is signed with the right time. */
  readonly clockCorrected: boolean;
  readonly compileError: CompileError | undefined;
}

/** Why CloudWatch could not read a query; offsets are characters from its start, the end exclusive. */
export interface CompileError {
  readonly message: string;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

function compileErrorOf(value: unknown): CompileError | undefined {
  if (!isObject(value)) return undefined;
  const location = isObject(value.location) ? value.location : {};
  return {
    message: text(value.message) ?? '',
    start: number(location.startCharOffset),
    end: number(location.endCharOffset),
  };
}

/** The error itself or, where a connection was tried at several addresses, the first of them. */
function systemErrorOf(thrown: Fields, depth = 0): Fields {
  if (text(thrown.code) !== undefined && text(thrown.syscall) !== undefined) return thrown;
  const inner: unknown = Array.isArray(thrown.errors) ? thrown.errors[0] : thrown.cause;
  if (depth < 5 && isObject(inner)) {
    const found = systemErrorOf(inner, depth + 1);
    if (text(found.code) !== undefined) return found;
  }
  return thrown;
}

/** Reads an error of unknown kind; never throws. */
export function faultOf(thrown: unknown): Fault {
  const fields: Fields = isObject(thrown) ? thrown : {};
  const system = systemErrorOf(fields);
  const metadata = isObject(fields.$metadata) ? fields.$metadata : {};
  return {
    name: text(fields.name) ?? 'Error',
    message:
      text(fields.message) ?? text(fields.Message) ?? (isObject(thrown) ? '' : String(thrown)),
    status: number(metadata.httpStatusCode),
    systemCode: text(system.code),
    systemCall: text(system.syscall),
    host: text(system.hostname),
    requestId: text(metadata.requestId),
    clockCorrected: metadata.clockSkewCorrected === true,
    compileError: compileErrorOf(fields.queryCompileError),
  };
}
