import { grafanaVersion } from '../launcher/environment';
import type { DataSource } from '../provisioning/data-sources';
import type { PluginContext, User } from '../wire/messages';

export const roles = ['Viewer', 'Editor', 'Admin'] as const;
export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

/** A person of a role. */
export function userOf(role: Role): User {
  const login = role.toLowerCase();
  return { login, name: role, email: `${login}@example.com`, role };
}

/** What Grafana says of itself, the data source and the person; without a person where it asks itself. */
export function pluginContext(source: DataSource, user?: User): PluginContext {
  return {
    orgId: 1,
    pluginId: source.type,
    ...(user === undefined ? {} : { user }),
    dataSourceInstanceSettings: {
      id: source.id,
      uid: source.uid,
      name: source.name,
      url: source.url,
      user: '',
      database: '',
      basicAuthEnabled: false,
      basicAuthUser: '',
      jsonData: Buffer.from(JSON.stringify(source.jsonData)),
      decryptedSecureJsonData: source.secureJsonData,
      lastUpdatedMS: 0,
    },
    grafanaConfig: { GF_APP_URL: 'http://localhost:3000/' },
    pluginVersion: '',
    userAgent: `Grafana/${grafanaVersion} (linux; amd64)`,
  };
}
