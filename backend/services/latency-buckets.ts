import type { LatencyBuckets } from '@tailgate/contract';
import type { Distribution, EndpointAggregates } from '../latency/aggregates';
import type { EndpointSeries } from './endpoint-series';
import { latencyBounds } from './latency-bounds';
import type { TimeBins } from './time-bins';

/** The response latencies that are counted; those of `response-above`. */
function responsesOf({ response, allResponses }: EndpointAggregates): Distribution {
  return response.count > 0 ? response : allResponses;
}

/**
 * Requests of each series by bin and response latency, in the same buckets for all of them. Counted
 * are requests that had an integration; where none had, or the log does not say, all responses. Empty
 * where no response latency is known.
 */
export function latencyBuckets(
  series: readonly EndpointSeries[],
  { binMs, starts }: TimeBins,
): LatencyBuckets[] {
  const responses = series.map(({ whole }) => responsesOf(whole));
  const known = responses.filter(({ count }) => count > 0);
  if (known.length === 0) return [];
  const least = Math.min(...known.map((distribution) => distribution.percentile(0) ?? 0));
  const boundsMs = latencyBounds(least, Math.max(...known.map(({ max }) => max)));
  const [first = 0] = starts;
  return series.map(({ endpoint, whole }) => {
    const counts = boundsMs.map(() => starts.map(() => 0));
    for (const [start, found] of whole.responseCounts(boundsMs)) {
      const bin = Math.floor((start - first) / binMs);
      found.forEach((count, place) => {
        const row = counts[place];
        if (row?.[bin] !== undefined) row[bin] += count;
      });
    }
    return { endpoint, boundsMs: [...boundsMs], counts };
  });
}
