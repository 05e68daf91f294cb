import type { CallContext, FaultAnswer } from './call-context';
import type { Fault } from './fault';
import { iamStatement, logGroupResource, requiredActions } from './iam';

export const deniedNames = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'NotAuthorized',
  'UnauthorizedException',
  'UnauthorizedOperation',
]);

export const expiredNames = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);

export const wrongKeyNames = new Set([
  'AuthFailure',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'NotAuthenticated',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

export const providerNames = new Set([
  'CredentialsProviderError',
  'ProviderError',
  'TokenProviderError',
]);

/** `User: arn:aws:sts::123456789012:assumed-role/… is not authorized to perform: A on resource: R` */
const deniedText =
  /(?:arn:[a-z-]+:(?:iam|sts)::(?<account>\d{12}):\S+ )?is not authorized to perform: (?<action>[a-z0-9-]+:[A-Za-z]+)(?: on resource: (?<resource>[^\s,]+))?/;

export function denied(fault: Fault, context: CallContext): FaultAnswer {
  const said = deniedText.exec(fault.message)?.groups ?? {};
  const action = said.action ?? `logs:${context.operation}`;
  const known =
    context.logGroups?.map((group) => logGroupResource(group, context.region, said.account)) ?? [];
  const resources =
    known.length > 0 && action.startsWith('logs:')
      ? known
      : said.resource === undefined
        ? []
        : [said.resource];
  const message = `${context.caller} may not call ${action}${said.resource === undefined ? '' : ` on ${said.resource}`}.`;
  if (/explicit deny/i.test(fault.message)) {
    return {
      code: 'access-denied',
      message: `${message} A policy denies it explicitly.`,
      remedy:
        'Allowing it elsewhere does not help: have the denying statement (service control policy, permissions boundary or identity policy) changed.',
    };
  }
  const statement = `Add this statement to a policy of that identity: ${iamStatement(action, resources)}`;
  const rest = action.startsWith('logs:')
    ? ` Tailgate needs ${requiredActions.join(', ')} in all.`
    : action === 'sts:AssumeRole'
      ? ' The trust policy of the role has to name the caller too, with the external id where it demands one.'
      : '';
  return { code: 'access-denied', message, remedy: `${statement}${rest}` };
}

export function credentialsFault(fault: Fault, context: CallContext): FaultAnswer {
  if (expiredNames.has(fault.name) || /expired/i.test(fault.message)) {
    return {
      code: 'access-denied',
      message: `The credentials have expired (${context.caller}).`,
      remedy:
        'Renew them (for SSO: aws sso login; for static keys with a session token: new ones), and check the clock of this machine.',
    };
  }
  if (wrongKeyNames.has(fault.name)) {
    // AWS's text for these repeats signed headers, a session token among them: it is not shown.
    return {
      code: 'access-denied',
      message: `AWS does not accept the credentials (${fault.name}; ${context.caller}).`,
      remedy:
        'Check the access key id, the secret access key and the session token, that the region is enabled for the account, and the clock of this machine.',
    };
  }
  return {
    code: 'access-denied',
    message: `No credentials could be had from ${context.caller}: ${fault.message}`,
    remedy:
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile that exists, run aws sso login, or give this machine a role.',
  };
}
