import type { SourceSettings } from '@tailgate/contract';
import { defaultTimeoutMs } from '../../accesslog/timeout';
import type { AggregateProvider } from '../aggregates';
import type { Cells, Route } from '../cells/cells';
import { indexCells } from './index-cells';
import { nameEndpoints } from './name-endpoints';
import { WindowAggregates } from './window-aggregates';

/** Aggregates of the windows of a source, and the routes behind its endpoints. */
export interface CellAggregates extends AggregateProvider {
  /** Routes counted under an endpoint, most requests first; all of the source where it is empty. */
  routesOf(endpoint: string): readonly Route[];
  /** Events that were no access log lines. */
  readonly unparsed: number;
  /** Latencies that no request can have. */
  readonly implausible: number;
}

/**
 * Aggregates over cells, judged by the settings of a source. Cells are read once, in time linear in
 * their number; a window costs what its groups cost, and percentiles are searched when asked for.
 * @param range the range that the cells were read for, ms since the epoch, end exclusive
 */
export function createAggregates(
  cells: Cells,
  settings: SourceSettings,
  range: { readonly fromMs: number; readonly toMs: number },
): CellAggregates {
  const named = nameEndpoints(cells, settings);
  const indexed = indexCells(cells, named, settings);
  // What applies where no endpoint was seen: the setting, else the limit of REST APIs.
  const timeoutMs = settings.timeouts.defaultMs ?? defaultTimeoutMs.rest;
  const { requestsOfRoute } = named;
  const { routeTable, unparsed, implausible, binMs } = cells;
  return {
    source: settings.name,
    fromMs: range.fromMs,
    toMs: range.toMs,
    binMs,
    unparsed,
    implausible,
    aggregates: (fromMs, toMs) =>
      new WindowAggregates(indexed, settings.name, fromMs, toMs, timeoutMs),
    routesOf(endpoint) {
      const place = indexed.endpoints.indexOf(endpoint);
      return routeTable
        .map((route, index) => ({ route, index, requests: requestsOfRoute[index] ?? 0 }))
        .filter(
          ({ index, requests }) =>
            requests > 0 && (endpoint === '' || named.endpointOfRoute[index] === place),
        )
        .sort((a, b) => b.requests - a.requests)
        .map(({ route }) => route);
    },
  };
}
