import type { SourceSettings } from '@tailgate/contract';
import type { AccessLogKind } from '../../accesslog/canonical';
import { endpointOf } from '../../accesslog/endpoint';
import { EndpointRegistry } from '../../accesslog/endpoint-registry';
import type { Cells } from '../cells/cells';

export interface NamedEndpoints {
  /** Most requests first. */
  readonly endpoints: readonly string[];
  /** The kind of API that most requests of the endpoint went through. */
  readonly kinds: readonly AccessLogKind[];
  /** By route of the cells, an index into `endpoints`. */
  readonly endpointOfRoute: Int32Array;
  /** By route. */
  readonly requestsOfRoute: Float64Array;
  readonly folded: number;
}

/** Names the endpoint of each route of cells; beyond the cap it is `(other)`. */
export function nameEndpoints(
  cells: Cells,
  settings: Pick<SourceSettings, 'endpointPatterns' | 'maxEndpoints'>,
): NamedEndpoints {
  const requests = new Float64Array(cells.routeTable.length);
  const { size, routes, counts } = cells;
  for (let cell = 0; cell < size; cell += 1) requests[routes[cell]] += counts[cell];
  const registry = new EndpointRegistry(settings.maxEndpoints);
  const options = { patterns: settings.endpointPatterns };
  const names = cells.routeTable.map((route, index) => {
    if (requests[index] === 0) return '';
    const name = endpointOf(route, options);
    registry.add(name, requests[index] ?? 0);
    return name;
  });

  const totals = new Map<string, Map<AccessLogKind, number>>();
  const resolved = names.map((name, index) => {
    const endpoint = name === '' ? '' : registry.resolve(name);
    const kind = cells.routeTable[index]?.kind;
    if (endpoint !== '' && kind !== undefined) {
      const byKind = totals.get(endpoint) ?? new Map<AccessLogKind, number>();
      byKind.set(kind, (byKind.get(kind) ?? 0) + (requests[index] ?? 0));
      totals.set(endpoint, byKind);
    }
    return endpoint;
  });
  const ranked = [...totals]
    .map(([endpoint, byKind]) => {
      const kinds = [...byKind].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      const total = kinds.reduce((sum, [, count]) => sum + count, 0);
      return { endpoint, kind: kinds[0]?.[0] ?? 'rest', total };
    })
    .sort((a, b) => b.total - a.total || (a.endpoint < b.endpoint ? -1 : 1));
  const places = new Map(ranked.map(({ endpoint }, index) => [endpoint, index]));
  return {
    endpoints: ranked.map(({ endpoint }) => endpoint),
    kinds: ranked.map(({ kind }) => kind),
    endpointOfRoute: Int32Array.from(resolved, (endpoint) => places.get(endpoint) ?? 0),
    requestsOfRoute: requests,
    folded: registry.folded,
  };
}
