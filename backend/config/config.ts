import type { SourceSettings } from '@tailgate/contract';
import type { ServeOptions } from './schema';
import type { Secret } from './secret';

/** Who signs the requests of a source, before a role is assumed. */
export type CredentialConfig =
  | { readonly kind: 'default' }
  | { readonly kind: 'profile'; readonly profile: string }
  | {
      readonly kind: 'static';
      readonly accessKeyId: string;
      readonly secretAccessKey: Secret;
      readonly sessionToken?: Secret;
    }
  | { readonly kind: 'dummy' };

export interface RoleConfig {
  readonly roleArn: string;
  readonly externalId?: Secret;
}

export interface ConnectionConfig {
  readonly region?: string;
  /** An http or https URL, or `embedded`: the address at which the embedded engine listens. */
  readonly endpoint?: string;
  readonly credentials: CredentialConfig;
  readonly role?: RoleConfig;
}

export interface SourceConfig {
  readonly settings: SourceSettings;
  readonly connection: ConnectionConfig;
  readonly logGroups: readonly string[];
}

/** What data sources in Grafana may read beside the sources, and as whom. */
export interface InlineSourcesConfig {
  readonly allowedLogGroups: readonly string[];
  readonly allowedRegions: readonly string[];
  readonly connection: ConnectionConfig;
}

type Plain = Omit<ServeOptions, 'token' | 'tokenFile' | 'sources' | 'inlineSources'>;

/** Everything that `tailgate serve` needs to know, checked; secrets are wrapped. */
export interface ServeConfig extends Readonly<Plain> {
  readonly token?: Secret;
  readonly sources: readonly SourceConfig[];
  readonly inlineSources: InlineSourcesConfig;
}

/** Every secret of a configuration, to be taken out of whatever is written. */
export function secretsOf(config: ServeConfig): readonly Secret[] {
  const found: (Secret | undefined)[] = [config.token];
  const connections = [...config.sources, config.inlineSources];
  for (const { connection } of connections) {
    if (connection.credentials.kind === 'static') {
      found.push(connection.credentials.secretAccessKey, connection.credentials.sessionToken);
    }
    found.push(connection.role?.externalId);
  }
  return found.filter((secret) => secret !== undefined);
}
