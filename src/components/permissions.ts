import { config } from '@grafana/runtime';

/** What our panels lead to and Grafana may forbid, by the names of its access control. */
export type Permission = 'alert.rules:create' | 'datasources:explore';

/**
 * Whether the person may do this in Grafana, which answers a forbidden address with its home page and
 * no word of why. True where the page does not know permissions at all.
 */
export function may(permission: Permission): boolean {
  const { permissions } = config.bootData.user;
  return permissions === undefined || permissions[permission] === true;
}
