import type { SourceSettings } from '@tailgate/contract';
import { createAggregates, type CellAggregates } from '../latency/aggregate/create-aggregates';
import { nameEndpoints } from '../latency/aggregate/name-endpoints';
import type { EndpointAggregates } from '../latency/aggregates';
import { selectCells } from '../latency/plan/select-cells';
import { chooseEndpoints, type EndpointChoice } from './choose-endpoints';
import type { SourceRead } from './source-reader';
import type { TimeBins } from './time-bins';

/** The aggregates of a read, or of these of its endpoints alone. */
export function aggregatesOf(
  read: SourceRead,
  settings: SourceSettings,
  endpoints: readonly string[] | undefined,
): CellAggregates {
  if (endpoints === undefined) return read.aggregates;
  const { cells } = read;
  const named = nameEndpoints(cells, settings);
  const wanted = new Set(endpoints);
  const places = named.endpoints.map((endpoint) => wanted.has(endpoint));
  const routes = Array.from(named.endpointOfRoute, (place) => places[place] ?? false);
  const selected = selectCells(cells, (cell) => routes[cells.routes[cell] ?? -1] ?? false);
  return createAggregates(selected, settings, read);
}

/** The figures of one endpoint, bin by bin; undefined for a bin in which it had no request. */
export interface EndpointSeries {
  /** Empty for all endpoints together. */
  readonly endpoint: string;
  readonly whole: EndpointAggregates;
  readonly bins: readonly (EndpointAggregates | undefined)[];
}

export interface SeriesRequest extends EndpointChoice<EndpointAggregates> {
  readonly groupBy: 'none' | 'endpoint';
  readonly endpoints?: readonly string[];
}

/** Series of a read: one, or one per endpoint; `left` says how many endpoints had to be left out. */
export function seriesOf(
  read: SourceRead,
  settings: SourceSettings,
  { starts, binMs }: TimeBins,
  { groupBy, endpoints, ...choice }: SeriesRequest,
): { readonly series: readonly EndpointSeries[]; readonly left: number } {
  const grouped = groupBy === 'endpoint';
  const provider = grouped ? read.aggregates : aggregatesOf(read, settings, endpoints);
  const windows = starts.map((start) =>
    provider.aggregates(Math.max(start, read.fromMs), Math.min(start + binMs, read.toMs)),
  );
  const range = provider.aggregates(read.fromMs, read.toMs);
  if (!grouped) {
    const bins = windows.map(({ whole }) => whole);
    return { series: [{ endpoint: '', whole: range.whole, bins }], left: 0 };
  }
  const wanted = endpoints === undefined ? undefined : new Set(endpoints);
  const all = range.endpoints.filter(({ endpoint }) => wanted?.has(endpoint) ?? true);
  const shown = chooseEndpoints(all, choice);
  const byName = windows.map(
    (window) => new Map(window.endpoints.map((one) => [one.endpoint, one])),
  );
  const series = shown.map((whole) => ({
    endpoint: whole.endpoint,
    whole,
    bins: byName.map((window) => window.get(whole.endpoint)),
  }));
  return { series, left: all.length - series.length };
}
