import type { EndpointAggregates } from '../latency/aggregates';

export interface EndpointChoice<T> {
  /** Which come first, by falling numbers; among equals those with the most requests. */
  readonly rank: (one: T) => number;
  /** Which stay where others have to go, wherever they come; none where absent. */
  readonly keep?: (one: T) => boolean;
  readonly most: number;
}

/** At most so many endpoints, in their order. */
export function chooseEndpoints<T extends Pick<EndpointAggregates, 'requests'>>(
  all: readonly T[],
  { rank, keep = () => false, most }: EndpointChoice<T>,
): T[] {
  const ranked = all
    .map((one) => ({ one, rank: rank(one), kept: keep(one) }))
    .sort((a, b) => b.rank - a.rank || b.one.requests - a.one.requests);
  const staying = new Set(
    ranked.toSorted((a, b) => Number(b.kept) - Number(a.kept)).slice(0, most),
  );
  return ranked.filter((each) => staying.has(each)).map(({ one }) => one);
}
