import { loadCredentialsSdk } from './sdk';
import type { Secrets } from './secrets';
import type { ConnectionSettings, CredentialSource, RoleSettings } from './settings';

interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What the SDK calls whenever it needs keys; it remembers them until they expire. */
export type CredentialProvider = (properties?: Record<string, unknown>) => Promise<Identity>;

async function sourceProvider(source: CredentialSource): Promise<CredentialProvider> {
  switch (source.kind) {
    case 'default':
      return (await loadCredentialsSdk()).fromNodeProviderChain();
    case 'profile':
      // Not the chain: where the profile is missing, it would fall back to the machine's own role.
      return (await loadCredentialsSdk()).fromIni({ profile: source.profile });
    case 'static': {
      const { accessKeyId, secretAccessKey, sessionToken } = source;
      return () =>
        Promise.resolve(
          sessionToken === undefined || sessionToken === ''
            ? { accessKeyId, secretAccessKey }
            : { accessKeyId, secretAccessKey, sessionToken },
        );
    }
    case 'dummy':
      return () => Promise.resolve({ accessKeyId: 'dummy', secretAccessKey: 'dummy' });
  }
}

async function assumeRole(
  base: CredentialProvider,
  role: RoleSettings,
  region: string | undefined,
): Promise<CredentialProvider> {
  const { fromTemporaryCredentials } = await loadCredentialsSdk();
  return fromTemporaryCredentials({
    masterCredentials: base,
    params: {
      RoleArn: role.roleArn,
      RoleSessionName: role.sessionName ?? 'tailgate',
      ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
    },
    ...(region === undefined ? {} : { clientConfig: { region } }),
  });
}

/** Every key that passes is told to `secrets`, so that no error text can repeat it. */
function watched(provider: CredentialProvider, secrets: Secrets): CredentialProvider {
  return async (properties) => {
    const identity = await provider(properties);
    secrets.add(identity.secretAccessKey);
    secrets.add(identity.sessionToken);
    return identity;
  };
}

/** The provider that the settings ask for. Nothing is looked up before the first request. */
export async function credentialProvider(
  settings: ConnectionSettings,
  secrets: Secrets,
): Promise<CredentialProvider> {
  if (settings.credentials.kind === 'static') {
    secrets.add(settings.credentials.secretAccessKey);
    secrets.add(settings.credentials.sessionToken);
  }
  secrets.add(settings.role?.externalId);
  const base = watched(await sourceProvider(settings.credentials), secrets);
  if (settings.role === undefined) return base;
  return watched(await assumeRole(base, settings.role, settings.region), secrets);
}

/** Who asks, in words that hold no secret, for messages and health pages. */
export function describeCredentials(settings: ConnectionSettings): string {
  const { credentials, role } = settings;
  const names = {
    default: () => 'the default credential chain',
    profile: () => `profile ${credentials.kind === 'profile' ? credentials.profile : ''}`,
    static: () => 'static access keys',
    dummy: () => 'dummy credentials',
  };
  const source = names[credentials.kind]();
  return role === undefined ? source : `${role.roleArn}, assumed with ${source}`;
}
