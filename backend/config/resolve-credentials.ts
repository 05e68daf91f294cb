import type { CredentialConfig, RoleConfig } from './config';
import type { ValuePath } from './layer';
import type { Environment } from './read-environment';
import type { Report } from './report';
import type { CredentialOptions } from './schema';
import { Secret } from './secret';

interface Resolved {
  readonly credentials: CredentialConfig;
  readonly role?: RoleConfig;
}

type Keys = NonNullable<CredentialOptions['keysFrom']>;

function readKeys(
  keys: Keys,
  path: ValuePath,
  environment: Environment,
  report: Report,
): CredentialConfig {
  const read = (key: keyof Keys): string => {
    const variable = keys[key];
    const value = variable === undefined ? undefined : environment[variable];
    if (variable !== undefined && (value === undefined || value.trim() === '')) {
      // The name is not repeated: a person may have put the key itself here.
      report(
        [...path, key],
        `The environment variable that ${key} names is not set, or empty.`,
        'Export it before Tailgate starts, or use a profile or the default chain.',
      );
    }
    return value ?? '';
  };
  const accessKeyId = read('accessKeyId');
  const secretAccessKey = new Secret(read('secretAccessKey'));
  if (keys.sessionToken === undefined) return { kind: 'static', accessKeyId, secretAccessKey };
  const sessionToken = new Secret(read('sessionToken'));
  return { kind: 'static', accessKeyId, secretAccessKey, sessionToken };
}

/**
 * Who signs the requests of a source.
 * @param onThisMachine whether the source's endpoint is a loopback address; only there keys may be made up
 */
export function resolveCredentials(
  given: CredentialOptions | undefined,
  path: ValuePath,
  onThisMachine: { readonly embedded: boolean; readonly loopback: boolean },
  environment: Environment,
  report: Report,
): Resolved {
  const { profile, keysFrom, dummy = false, roleArn, externalId } = given ?? {};
  const named = [profile !== undefined, keysFrom !== undefined, dummy].filter(Boolean).length;
  if (named > 1) {
    report(path, 'Only one of profile, keysFrom and dummy can be set.', 'Remove the others.');
  }
  if (dummy && !onThisMachine.loopback) {
    report(
      [...path, 'dummy'],
      'Dummy credentials are for an endpoint on this machine.',
      'Set endpoint to "embedded" or to a loopback address, or give real credentials.',
    );
  }
  if (externalId !== undefined && roleArn === undefined) {
    report([...path, 'externalId'], 'An external id needs a role.', 'Set roleArn beside it.');
  }
  const role =
    roleArn === undefined
      ? {}
      : {
          role: {
            roleArn,
            ...(externalId === undefined ? {} : { externalId: new Secret(externalId) }),
          },
        };
  if (keysFrom !== undefined) {
    const credentials = readKeys(keysFrom, [...path, 'keysFrom'], environment, report);
    return { credentials, ...role };
  }
  if (profile !== undefined) return { credentials: { kind: 'profile', profile }, ...role };
  const isDummy = dummy || onThisMachine.embedded;
  return { credentials: { kind: isDummy ? 'dummy' : 'default' }, ...role };
}
