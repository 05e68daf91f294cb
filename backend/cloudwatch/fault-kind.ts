import type { Fault } from './fault';

/**
 * What a failure means for trying again:
 * - `throttled`: the call was refused for its rate or a used-up quota; nothing was started.
 * - `transient`: a lost connection or a server's fault.
 * - `unanswered`: the call arrived, and its answer did not, or could not be read.
 * - `final`: the same call would fail again.
 */
export type FaultKind = 'throttled' | 'transient' | 'unanswered' | 'final';

const throttlingNames = new Set([
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const lostConnectionCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
]);

const serverFaultNames = new Set([
  'InternalFailure',
  'InternalServerError',
  'InternalServerException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

/** Classifies a failure of a call to CloudWatch Logs. */
export function faultKind(fault: Fault): FaultKind {
  const { name, status, systemCode } = fault;
  if (name === 'AbortError') return 'final';
  if (status === 429 || throttlingNames.has(name)) return 'throttled';
  if (fault.clockCorrected || serverFaultNames.has(name)) return 'transient';
  // An answer with status 200 that is no JSON 1.1.
  if (name === 'SyntaxError' && (status === undefined || status < 400)) return 'unanswered';
  if (status !== undefined && status >= 500) return 'transient';
  if (systemCode !== undefined && lostConnectionCodes.has(systemCode)) return 'transient';
  if (name === 'TimeoutError' || systemCode === 'ETIMEDOUT') {
    const beforeSending =
      fault.systemCall === 'connect' || fault.message.includes('did not establish a connection');
    return beforeSending ? 'transient' : 'unanswered';
  }
  return 'final';
}
