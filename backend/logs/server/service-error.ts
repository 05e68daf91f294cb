/** Names of the errors that CloudWatch Logs gives, as far as the embedded one does. */
export type ServiceErrorType =
  | 'AccessDeniedException'
  | 'InvalidParameterException'
  | 'LimitExceededException'
  | 'MalformedQueryException'
  | 'RequestEntityTooLargeException'
  | 'ResourceAlreadyExistsException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'ServiceUnavailableException'
  | 'ThrottlingException'
  | 'UnknownOperationException';

/** An error as it goes over the wire: a name of AWS's, and AWS's words where they are known. */
export class ServiceError extends Error {
  readonly type: ServiceErrorType;
  /** HTTP status. */
  readonly status: number;
  /** Further members of the body, such as queryCompileError. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    type: ServiceErrorType,
    message: string,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ServiceError';
    this.type = type;
    this.status = statusOf(type);
    this.members = members;
  }
}

function statusOf(type: ServiceErrorType): number {
  switch (type) {
    case 'ServiceUnavailableException':
      return 500;
    case 'RequestEntityTooLargeException':
      return 413;
    case 'AccessDeniedException':
      return 403;
    default:
      return 400;
  }
}

/** InvalidParameterException. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}

export function missingLogGroup(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.');
}

export function missingLogStream(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.');
}
