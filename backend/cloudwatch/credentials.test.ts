import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialProvider, describeCredentials } from './credentials';
import { Secrets } from './secrets';
import type { ConnectionSettings } from './settings';
import { isAddressInfo } from './testing/narrow';

const staticKeys = {
  kind: 'static',
  accessKeyId: 'fake-id',
  secretAccessKey: 'fake-secret',
  sessionToken: 'fake-token',
} as const;

const environment = { ...process.env };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  const file = join(folder, 'credentials');
  writeFileSync(
    file,
    '[prod]\naws_access_key_id = prod-id\naws_secret_access_key = prod-secret-key\n',
  );
  process.env.AWS_SHARED_CREDENTIALS_FILE = file;
  process.env.AWS_CONFIG_FILE = join(folder, 'config');
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

const identityOf = async (settings: ConnectionSettings, secrets = new Secrets()) =>
  (await credentialProvider(settings, secrets))();

it('gives static keys as they are, and hides them', async () => {
  const secrets = new Secrets();
  await expect(identityOf({ credentials: staticKeys }, secrets)).resolves.toEqual({
    accessKeyId: 'fake-id',
    secretAccessKey: 'fake-secret',
    sessionToken: 'fake-token',
  });
  expect(secrets.scrub('fake-secret fake-token')).toBe('(hidden) (hidden)');
});

it('reads a profile, and hides its keys', async () => {
  const secrets = new Secrets();
  const identity = await identityOf({ credentials: { kind: 'profile', profile: 'prod' } }, secrets);
  expect(identity).toMatchObject({ accessKeyId: 'prod-id', secretAccessKey: 'prod-secret-key' });
  expect(secrets.scrub('prod-secret-key')).toBe('(hidden)');
});

it("does not take the machine's own role where the profile is missing", async () => {
  const body = {
    AccessKeyId: 'machine-id',
    SecretAccessKey: 'machine-secret',
    Token: 'machine-token',
    Expiration: '2100-01-01T00:00:00Z',
  };
  const machine = createServer((_request, response) => response.end(JSON.stringify(body)));
  await new Promise<void>((resolve) => machine.listen(0, '127.0.0.1', resolve));
  const address = machine.address();
  if (!isAddressInfo(address)) throw new Error('The server is not listening.');
  process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = `http://127.0.0.1:${address.port}/`;
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID']) delete process.env[name];
  await expect(identityOf({ credentials: { kind: 'default' } })).resolves.toMatchObject({
    accessKeyId: 'machine-id',
  });
  await expect(
    identityOf({ credentials: { kind: 'profile', profile: 'absent' } }),
  ).rejects.toMatchObject({ name: 'CredentialsProviderError' });
  machine.closeAllConnections();
  await new Promise((resolve) => machine.close(resolve));
});

it('finds the environment by the default chain', async () => {
  process.env.AWS_ACCESS_KEY_ID = 'environment-id';
  process.env.AWS_SECRET_ACCESS_KEY = 'environment-secret';
  delete process.env.AWS_PROFILE;
  await expect(identityOf({ credentials: { kind: 'default' } })).resolves.toMatchObject({
    accessKeyId: 'environment-id',
  });
});

it('describes who asks without a secret', () => {
  const role = {
    roleArn: 'arn:aws:iam::123456789012:role/reader',
    externalId: 'external-id-of-ours',
  };
  expect(describeCredentials({ credentials: staticKeys, role })).toBe(
    'arn:aws:iam::123456789012:role/reader, assumed with static access keys',
  );
  expect(describeCredentials({ credentials: { kind: 'profile', profile: 'prod' } })).toBe(
    'profile prod',
  );
  expect(describeCredentials({ credentials: { kind: 'default' } })).toBe(
    'the default credential chain',
  );
});
