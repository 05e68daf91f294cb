import type { SourceSettings } from '@tailgate/contract';
import { nameEndpoints } from '../latency/aggregate/name-endpoints';
import type { Cells } from '../latency/cells/cells';

/** When each endpoint had its last request: the end of that bin, ms since the epoch. */
export function lastSeen(
  cells: Cells,
  settings: Pick<SourceSettings, 'endpointPatterns' | 'maxEndpoints'>,
): ReadonlyMap<string, number> {
  const { endpoints, endpointOfRoute } = nameEndpoints(cells, settings);
  const ends = new Float64Array(endpoints.length);
  const { size, routes, bins, binMs } = cells;
  for (let cell = 0; cell < size; cell += 1) {
    const place = endpointOfRoute[routes[cell] ?? 0] ?? 0;
    const end = ((bins[cell] ?? 0) + 1) * binMs;
    if (end > (ends[place] ?? 0)) ends[place] = end;
  }
  return new Map(endpoints.map((endpoint, place) => [endpoint, ends[place] ?? 0]));
}
