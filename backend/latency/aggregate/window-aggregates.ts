import type { EndpointAggregates, RangeAggregates } from '../aggregates';
import { aggregateGroups } from './aggregated-groups';
import type { IndexedCells } from './indexed-cells';
import { SliceAggregates } from './slice-aggregates';

/** First group from `low` to `high` whose bin is not below `bin`. */
function firstGroup(bins: Int32Array, low: number, high: number, bin: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (bins[middle] < bin) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Aggregates of one window; those of endpoints are made when they are asked for. */
export class WindowAggregates implements RangeAggregates {
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
      const runs: number[] = [];
      let timeoutMs = Infinity;
      this.forEachEndpoint((endpoint, first, end) => {
        runs.push(first, end);
        timeoutMs = Math.min(timeoutMs, cells.timeoutMs[endpoint]);
      });
      this.madeWhole = new SliceAggregates(
        cells,
        '',
        Number.isFinite(timeoutMs) ? timeoutMs : this.timeoutMs,
        aggregateGroups(cells.rollups, runs),
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
      const low = cells.endpointGroups[endpoint];
      const high = cells.endpointGroups[endpoint + 1];
      const first = firstGroup(cells.groupBins, low, high, fromBin);
      const end = firstGroup(cells.groupBins, first, high, toBin);
      if (end > first) visit(endpoint, first, end);
    }
  }

  private make(): SliceAggregates[] {
    const { cells } = this;
    const made: SliceAggregates[] = [];
    this.forEachEndpoint((endpoint, first, end) => {
      const groups = aggregateGroups(cells.rollups, [first, end]);
      const name = cells.endpoints[endpoint] ?? '';
      made.push(new SliceAggregates(cells, name, cells.timeoutMs[endpoint], groups));
    });
    return made;
  }
}
