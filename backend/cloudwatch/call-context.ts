import type { ErrorCode } from '../errors';

/** What was asked of whom, for the message. */
export interface CallContext {
  /** For example StartQuery. */
  readonly operation: string;
  readonly region: string;
  /** host:port */
  readonly address: string;
  /** Whether the endpoint is set by the user rather than AWS's own. */
  readonly customEndpoint: boolean;
  /** From describeCredentials. */
  readonly caller: string;
  readonly logGroups?: readonly string[];
  readonly queryText?: string;
}

/** What a person is told of a failure. */
export interface FaultAnswer {
  readonly code: ErrorCode;
  readonly message: string;
  readonly place?: string;
  readonly remedy: string;
}
