import type { SourceSettings } from '@tailgate/contract';
import { defaultTimeoutMs } from '../../accesslog/timeout';
import type { AggregateProvider, EndpointAggregates, RangeAggregates } from '../aggregates';
import type { Cells, Route } from '../cells/cells';
import { indexCells } from './index-cells';
import type { IndexedCells } from './indexed-cells';
import { nameEndpoints } from './name-endpoints';
import { addRollup, clearRollup, rollupWidth } from './rollup';
import { SliceAggregates } from './slice-aggregates';

/** First group from `low` to `high` whose bin is not below `bin`. */
function firstGroup(bins: Int32Array, low: number, high: number, bin: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((bins[middle] ?? 0) < bin) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Aggregates of the windows of a source, and the routes behind its endpoints. */
export interface CellAggregates extends AggregateProvider {
  /** Routes counted under an endpoint, most requests first; all of the source where it is empty. */
  routesOf(endpoint: string): readonly Route[];
  /** Events that were no access log lines. */
  readonly unparsed: number;
  /** Latencies that no request can have. */
  readonly implausible: number;
}

class WindowAggregates implements RangeAggregates {
  readonly binMs: number;
  readonly foldedEndpoints: number;
  private made: readonly SliceAggregates[] | undefined;
  private madeWhole: SliceAggregates | undefined;

  constructor(
    private readonly cells: IndexedCells,
    readonly source: string,
    readonly fromMs: number,
    readonly toMs: number,
    private readonly timeoutMs: number,
  ) {
    this.binMs = cells.binMs;
    this.foldedEndpoints = cells.foldedEndpoints;
  }

  get endpoints(): readonly EndpointAggregates[] {
    this.made ??= this.make().sort(
      (a, b) => b.requests - a.requests || (a.endpoint < b.endpoint ? -1 : 1),
    );
    return this.made;
  }

  get whole(): EndpointAggregates {
    if (this.madeWhole === undefined) {
      const { cells } = this;
      const total = new Float64Array(rollupWidth);
      clearRollup(total, 0);
      const groups: number[] = [];
      let timeoutMs = Infinity;
      this.forEachEndpoint((endpoint, first, end) => {
        for (let group = first; group < end; group += 1) {
          groups.push(group);
          addRollup(total, 0, cells.rollups, group * rollupWidth);
        }
        timeoutMs = Math.min(timeoutMs, cells.timeoutMs[endpoint] ?? Infinity);
      });
      this.madeWhole = new SliceAggregates(
        cells,
        '',
        Number.isFinite(timeoutMs) ? timeoutMs : this.timeoutMs,
        { groups, total },
      );
    }
    return this.madeWhole;
  }

  /** Endpoints with requests in the window, with their groups. */
  private forEachEndpoint(visit: (endpoint: number, first: number, end: number) => void): void {
    const { cells, fromMs, toMs } = this;
    const fromBin = Math.floor(fromMs / cells.binMs);
    const toBin = Math.ceil(toMs / cells.binMs);
    for (let endpoint = 0; endpoint < cells.endpoints.length; endpoint += 1) {
      const low = cells.endpointGroups[endpoint] ?? 0;
      const high = cells.endpointGroups[endpoint + 1] ?? 0;
      const first = firstGroup(cells.groupBins, low, high, fromBin);
      const end = firstGroup(cells.groupBins, first, high, toBin);
      if (end > first) visit(endpoint, first, end);
    }
  }

  private make(): SliceAggregates[] {
    const { cells } = this;
    const made: SliceAggregates[] = [];
    this.forEachEndpoint((endpoint, first, end) => {
      const total = new Float64Array(rollupWidth);
      clearRollup(total, 0);
      const groups: number[] = [];
      for (let group = first; group < end; group += 1) {
        groups.push(group);
        addRollup(total, 0, cells.rollups, group * rollupWidth);
      }
      const name = cells.endpoints[endpoint] ?? '';
      made.push(
        new SliceAggregates(cells, name, cells.timeoutMs[endpoint] ?? 0, { groups, total }),
      );
    });
    return made;
  }
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
  const requestsOfRoute = new Float64Array(cells.routeTable.length);
  for (let cell = 0; cell < cells.size; cell += 1) {
    const route = cells.routes[cell] ?? 0;
    requestsOfRoute[route] = (requestsOfRoute[route] ?? 0) + (cells.counts[cell] ?? 0);
  }
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
