import type { AffectedBy, EndpointAggregates, RangeAggregates } from '../latency/aggregates';
import type { Judge } from './judge';
import { rules } from './registry';
import type { Rule } from './rule';
import type { Windows } from './windows';

/** A rule on an endpoint (or the whole), with its affected requests by window. */
export interface Track {
  readonly rule: Rule;
  readonly endpoint: string;
  readonly affected: ReadonlyMap<number, number>;
}

/** Whether any request can be affected, from figures that cost nothing. */
function mayAffect(aggregates: EndpointAggregates, by: AffectedBy): boolean {
  switch (by.kind) {
    case 'timeouts':
      return aggregates.timeouts > 0;
    case 'near-timeouts':
      return aggregates.nearTimeouts > 0;
    case 'server-errors':
      return aggregates.serverErrors > 0;
    case 'throttled':
      return aggregates.throttledByGateway + aggregates.throttledByBackend > 0;
    case 'integration-above':
      return aggregates.integration.max > by.ms;
    case 'response-above':
      return Math.max(aggregates.response.max, aggregates.allResponses.max) > by.ms;
  }
}

function countByWindow(
  bins: ReadonlyMap<number, number>,
  windows: Windows,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [bin, count] of bins) {
    const index = windows.indexOf(bin);
    if (count > 0) counts.set(index, (counts.get(index) ?? 0) + count);
  }
  return counts;
}

/** Every rule on the whole and on each endpoint that has affected requests in the range. */
export function affectedTracks(range: RangeAggregates, judge: Judge, windows: Windows): Track[] {
  return [range.whole, ...range.endpoints].flatMap((aggregates) =>
    rules.flatMap((rule) => {
      const by = rule.affected(judge.thresholdsFor(aggregates.endpoint));
      if (!mayAffect(aggregates, by)) return [];
      const affected = countByWindow(aggregates.binCounts(by), windows);
      return [{ rule, endpoint: aggregates.endpoint, affected }];
    }),
  );
}
