import { TailgateError } from '../errors';
import {
  credentialsFault,
  denied,
  deniedNames,
  expiredNames,
  providerNames,
  wrongKeyNames,
} from './access-fault';
import type { CallContext, FaultAnswer } from './call-context';
import { faultOf, type Fault } from './fault';
import { faultKind } from './fault-kind';
import { malformed } from './query-fault';
import type { Secrets } from './secrets';
import { limitExceeded, unanswered, unreachable } from './service-fault';

function answerFor(fault: Fault, context: CallContext, attempts: number): FaultAnswer {
  const { name } = fault;
  if (name === 'AbortError') {
    return {
      code: 'cancelled',
      message: `${context.operation} was cancelled.`,
      remedy: 'Ask again.',
    };
  }
  if (expiredNames.has(name) || wrongKeyNames.has(name) || providerNames.has(name)) {
    return credentialsFault(fault, context);
  }
  if (deniedNames.has(name)) return denied(fault, context);
  if (name === 'MalformedQueryException') return malformed(fault, context);
  if (name === 'ResourceNotFoundException') {
    return {
      code: 'not-found',
      message: fault.message === '' ? `${context.operation}: not found.` : fault.message,
      remedy: 'Check the name, the region and the account.',
    };
  }
  if (name === 'InvalidParameterException' || name === 'ValidationException') {
    return {
      code: 'invalid-input',
      message: `${context.operation} was refused: ${fault.message}`,
      remedy: 'Correct the parameter that it names.',
    };
  }
  if (name === 'UnknownOperationException') {
    return {
      code: 'unavailable',
      message: `${context.address} does not know ${context.operation}.`,
      remedy: 'Check that the endpoint is CloudWatch Logs; an emulator may lack this call.',
    };
  }
  if (name === 'OptInRequired') {
    return {
      code: 'access-denied',
      message: `The account has not enabled the region ${context.region}.`,
      remedy: 'Enable the region in the account, or choose another.',
    };
  }
  const kind = faultKind(fault);
  if (kind === 'throttled') return limitExceeded(fault, context, attempts);
  if (kind === 'unanswered') return unanswered(fault, context);
  if (fault.status === undefined && (fault.systemCode !== undefined || name === 'TimeoutError')) {
    return unreachable(fault, context);
  }
  const status = fault.status === undefined ? '' : `, HTTP ${fault.status}`;
  const said = fault.message === '' ? '' : `: ${fault.message}`;
  return {
    code: fault.status === undefined ? 'internal' : 'unavailable',
    message: `${context.operation} failed after ${attempts} ${attempts === 1 ? 'try' : 'tries'} (${name}${status})${said}`,
    remedy:
      fault.status === undefined
        ? 'This is a fault of Tailgate or of its installation: report it with this message.'
        : 'Try again; should it last, look at the AWS Health Dashboard, or at the log of the endpoint.',
  };
}

/**
 * Turns anything that a call threw into the coded error that says what to do. The SDK's error is
 * not kept as the cause: it holds the exchange, and with it what must not reach a log.
 */
export function faultError(
  thrown: unknown,
  context: CallContext,
  attempts: number,
  secrets: Secrets,
): TailgateError {
  if (thrown instanceof TailgateError) return thrown;
  const fault = faultOf(thrown);
  const answer = answerFor(fault, context, attempts);
  const request = fault.requestId === undefined ? '' : `, request ${fault.requestId}`;
  const where = `CloudWatch Logs in ${context.region} (${context.address}${request})`;
  return new TailgateError(answer.code, secrets.scrub(answer.message), {
    place: secrets.scrub(answer.place === undefined ? where : `${answer.place} · ${where}`),
    remedy: secrets.scrub(answer.remedy),
  });
}
