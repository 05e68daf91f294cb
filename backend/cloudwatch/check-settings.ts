import { TailgateError } from '../errors';
import { isLoopbackHost } from '../loopback';
import type { ConnectionSettings, CredentialSource } from './settings';

const invalid = (message: string, place: string, remedy: string): TailgateError =>
  new TailgateError('invalid-input', message, { place, remedy });

function checkEndpoint(endpoint: string): URL {
  const form = 'Write it as http://127.0.0.1:7072 or https://host, without user name and path.';
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // A URL that carries a user name or a query may carry a secret: it is not repeated.
  if (url !== undefined && (url.username !== '' || url.password !== '' || url.search !== '')) {
    throw invalid('The endpoint carries credentials or a query.', 'endpoint', form);
  }
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw invalid(`"${endpoint}" is not an endpoint.`, 'endpoint', form);
  }
  return url;
}

function checkCredentials(credentials: CredentialSource, endpoint: URL | undefined): void {
  switch (credentials.kind) {
    case 'default':
      return;
    case 'profile':
      if (credentials.profile.trim() === '') {
        throw invalid(
          'The profile has no name.',
          'profile',
          'Name a profile of ~/.aws/config, or leave the setting out.',
        );
      }
      return;
    case 'static':
      if (credentials.accessKeyId.trim() === '' || credentials.secretAccessKey.trim() === '') {
        throw invalid(
          'The access key id or the secret access key is empty.',
          'credentials',
          'Give both, or use the default credential chain.',
        );
      }
      return;
    case 'dummy':
      if (endpoint === undefined || !isLoopbackHost(endpoint.hostname)) {
        throw invalid(
          `Dummy credentials are for an engine on this machine, not for ${endpoint?.host ?? 'AWS'}.`,
          'credentials',
          'Set an endpoint such as http://127.0.0.1:7072, or give real credentials.',
        );
      }
  }
}

function checkPositive(group: string, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    if (
      value !== undefined &&
      !(typeof value === 'number' && Number.isFinite(value) && value > 0)
    ) {
      throw invalid(
        `${group}.${name} is ${String(value)}.`,
        `${group}.${name}`,
        'Give a number above 0.',
      );
    }
  }
}

/**
 * Refuses settings that cannot work, before anything is sent.
 * @throws TailgateError `invalid-input` naming the setting; a secret is never repeated.
 */
export function checkSettings(settings: ConnectionSettings): void {
  const endpoint = settings.endpoint === undefined ? undefined : checkEndpoint(settings.endpoint);
  checkCredentials(settings.credentials, endpoint);
  if (settings.region !== undefined && !/^[a-z][a-z0-9-]{1,62}$/.test(settings.region)) {
    throw invalid(
      `"${settings.region}" is not a region.`,
      'region',
      'Write it as AWS does, for example eu-central-1.',
    );
  }
  const { role } = settings;
  if (role !== undefined && !/^arn:[a-z-]+:iam::\d{12}:role\/.+$/.test(role.roleArn)) {
    throw invalid(
      `"${role.roleArn}" is not the ARN of a role.`,
      'role.roleArn',
      'Write it as arn:aws:iam::123456789012:role/NAME.',
    );
  }
  if (settings.accountId !== undefined && !/^\d{12}$/.test(settings.accountId)) {
    throw invalid(
      `"${settings.accountId}" is not an account id.`,
      'accountId',
      'Give its 12 digits.',
    );
  }
  checkPositive('timeouts', settings.timeouts ?? {});
  checkPositive('retries', settings.retries ?? {});
}
