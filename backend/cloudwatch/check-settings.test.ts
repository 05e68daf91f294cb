import { inspect } from 'node:util';
import { checkSettings } from './check-settings';
import type { ConnectionSettings } from './settings';
import { failureOf } from './testing/failure-of';

const accepted: ConnectionSettings[] = [
  { credentials: { kind: 'default' } },
  { credentials: { kind: 'default' }, region: 'eu-central-1', accountId: '123456789012' },
  { credentials: { kind: 'profile', profile: 'prod' }, endpoint: 'https://logs.example.com' },
  { credentials: { kind: 'dummy' }, endpoint: 'http://127.0.0.1:7072' },
  { credentials: { kind: 'dummy' }, endpoint: 'http://127.1.2.3:7072/' },
  { credentials: { kind: 'dummy' }, endpoint: 'http://[::1]:7072' },
  { credentials: { kind: 'dummy' }, endpoint: 'http://LOCALHOST:7072' },
  {
    credentials: { kind: 'default' },
    role: { roleArn: 'arn:aws-cn:iam::123456789012:role/path/name' },
  },
];

it.each(accepted)('accepts %j', (settings) => {
  expect(() => checkSettings(settings)).not.toThrow();
});

const dummy = { kind: 'dummy' } as const;
const chain = { kind: 'default' } as const;
const refused: [string, ConnectionSettings, string][] = [
  ['dummy credentials for AWS', { credentials: dummy }, 'credentials'],
  [
    'dummy credentials for another machine',
    { credentials: dummy, endpoint: 'http://10.0.0.1:7072' },
    'credentials',
  ],
  [
    'a host that only looks like loopback',
    { credentials: dummy, endpoint: 'http://127.0.0.1.example.com' },
    'credentials',
  ],
  ['another scheme', { credentials: chain, endpoint: 'ftp://127.0.0.1' }, 'endpoint'],
  ['no URL', { credentials: chain, endpoint: '127.0.0.1:7072' }, 'endpoint'],
  ['a path', { credentials: chain, endpoint: 'http://127.0.0.1/logs' }, 'endpoint'],
  ['an empty profile', { credentials: { kind: 'profile', profile: ' ' } }, 'profile'],
  [
    'an empty key',
    { credentials: { kind: 'static', accessKeyId: 'id', secretAccessKey: '' } },
    'credentials',
  ],
  ['a region with a dot', { credentials: chain, region: 'evil.example.com/' }, 'region'],
  ['a role that is none', { credentials: chain, role: { roleArn: 'admin' } }, 'role.roleArn'],
  ['a short account', { credentials: chain, accountId: '1234' }, 'accountId'],
  ['a timeout of 0', { credentials: chain, timeouts: { connectMs: 0 } }, 'timeouts.connectMs'],
  [
    'tries without number',
    { credentials: chain, retries: { maxAttempts: Number.NaN } },
    'retries.maxAttempts',
  ],
];

it.each(refused)('refuses %s', async (_name, settings, place) => {
  const failure = await failureOf(() => checkSettings(settings));
  expect(failure).toMatchObject({ code: 'invalid-input', place });
  expect(failure.remedy).not.toBe('');
});

it('does not repeat a password in an endpoint', async () => {
  const settings = { credentials: chain, endpoint: 'http://user:hunter22@127.0.0.1' };
  const shown = inspect(await failureOf(() => checkSettings(settings)), { depth: 5 });
  expect(shown).toContain('carries credentials');
  expect(shown).not.toContain('hunter22');
});
