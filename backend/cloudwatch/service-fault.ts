import type { CallContext, FaultAnswer } from './call-context';
import type { Fault } from './fault';

const certificateCodes =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/;

/** The host that was looked up, where it is another than the endpoint's, else host and port of that. */
function hostOf(fault: Fault, context: CallContext): string {
  return fault.host === undefined || context.address.startsWith(`${fault.host}:`)
    ? context.address
    : fault.host;
}

export function unreachable(fault: Fault, context: CallContext): FaultAnswer {
  const reason = fault.systemCode ?? fault.name;
  if (fault.systemCode === 'ENOTFOUND' && !context.customEndpoint) {
    return {
      code: 'unavailable',
      message: `There is no host ${hostOf(fault, context)}: the region ${context.region} may not exist, or this machine has no DNS.`,
      remedy: 'Check the region, for example eu-central-1, and the network.',
    };
  }
  if (fault.systemCode !== undefined && certificateCodes.test(fault.systemCode)) {
    return {
      code: 'unavailable',
      message: `The TLS certificate of ${context.address} is not accepted (${reason}).`,
      remedy: 'Check the endpoint; behind a proxy with its own authority, set NODE_EXTRA_CA_CERTS.',
    };
  }
  const brokenOff = reason === 'ECONNRESET' || reason === 'EPIPE';
  const event = brokenOff ? 'broke off the connection' : 'cannot be reached';
  return {
    code: 'unavailable',
    message: `${hostOf(fault, context)} ${event} (${reason}).`,
    remedy: context.customEndpoint
      ? 'Check that something listens there, and the endpoint setting.'
      : 'Check the network, the proxy and the VPC endpoint of CloudWatch Logs.',
  };
}

export function limitExceeded(fault: Fault, context: CallContext, attempts: number): FaultAnswer {
  const tries = attempts === 1 ? 'once' : `${attempts} times`;
  if (fault.name === 'LimitExceededException') {
    return {
      code: 'limit-exceeded',
      message: `${context.operation} was refused ${tries}: the account's Logs Insights quota in ${context.region} is used up (${fault.message}).`,
      remedy:
        'Queries of dashboards and of other people count too: wait, lower the number of concurrent queries, or have the quota raised.',
    };
  }
  return {
    code: 'limit-exceeded',
    message: `${context.operation} was throttled ${tries} in ${context.region} (${fault.name}).`,
    remedy: 'Wait, or lower the rate of calls and the number of concurrent queries.',
  };
}

export function unanswered(fault: Fault, context: CallContext): FaultAnswer {
  const started =
    context.operation === 'StartQuery' ? ' The query may be running, and is billed if it is.' : '';
  if (fault.name === 'SyntaxError') {
    return {
      code: 'unavailable',
      message: `${context.address} gave an answer to ${context.operation} that is no JSON.${started}`,
      remedy: 'Check that the endpoint is CloudWatch Logs, and not a proxy or a web page.',
    };
  }
  return {
    code: 'timed-out',
    message: `${context.address} did not answer ${context.operation} in time.${started}`,
    remedy: 'Try again; check the network, or raise the timeouts of the connection.',
  };
}
