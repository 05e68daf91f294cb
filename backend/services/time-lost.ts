import type { EndpointAggregates } from '../latency/aggregates';

/** A typical response above this, in ms, counts as slow in itself, so that an endpoint that is always slow ranks high. */
const acceptableMs = 1_000;

/**
 * The time that callers lost, in ms: the sum of the response latencies of requests that had an
 * integration, less what they would have taken had each been as quick as their median, or one second
 * where the median is above it. So both a slow tail and an endpoint that is slow throughout cost, and
 * much traffic weighs more than little.
 */
export function timeLostMs({ response }: Pick<EndpointAggregates, 'response'>): number {
  const typical = Math.min(response.percentile(0.5) ?? 0, acceptableMs);
  return Math.max(0, response.sum - response.count * typical);
}
