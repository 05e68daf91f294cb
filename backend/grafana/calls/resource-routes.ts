import { TailgateError } from '../../errors';

/** Roles of Grafana from the least; a user without one of them has none. */
const roles = ['Viewer', 'Editor', 'Admin'] as const;
type Role = (typeof roles)[number];

interface ResourceRoute {
  /** The path of the HTTP interface. */
  readonly path: string;
  readonly least: Role;
  /** Whether it asks the source of the data source where its query string names none. */
  readonly ofSource?: boolean;
}

/** Everything that may be called through Grafana; all of it reads, and costs no more than a panel. */
const routes: Readonly<Record<string, ResourceRoute>> = {
  sources: { path: '/api/v1/sources', least: 'Viewer' },
  values: { path: '/api/v1/values', least: 'Viewer', ofSource: true },
  rules: { path: '/api/v1/rules', least: 'Viewer' },
  healthz: { path: '/healthz', least: 'Viewer' },
  readyz: { path: '/readyz', least: 'Viewer' },
};

/** As Grafana names it in the call: without slashes around it. */
const nameOf = (path: string): string => path.replace(/^\/+|\/+$/g, '');

/**
 * The route that a resource call may take.
 * @param role of who asks; undefined where there is no user
 * @throws TailgateError `not-found` or `access-denied`
 */
export function resourceRoute(
  path: string,
  method: string,
  role: string | undefined,
): ResourceRoute {
  const name = nameOf(path);
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (route === undefined || method !== 'GET') {
    throw new TailgateError(
      'not-found',
      `There is no ${method.slice(0, 10)} ${name.slice(0, 80)}.`,
      {
        place: 'resource',
        remedy: `There are: ${Object.keys(routes)
          .map((each) => `GET ${each}`)
          .join(', ')}.`,
      },
    );
  }
  const rank = roles.findIndex((each) => each === role);
  if (rank < roles.indexOf(route.least)) {
    throw new TailgateError('access-denied', `This needs the role ${route.least} in Grafana.`, {
      place: name,
      remedy: 'Ask an administrator of this Grafana.',
    });
  }
  return route;
}
