import type { LatencySummaryRow } from '../../../components/frames/summary-frame';
import { percentileRank } from '../../../components/frames/percentile-name';

/** A typical response above this counts as slow in itself, so that an endpoint that is always slow ranks high. */
const acceptableMs = 1000;

/**
 * The time that the callers of an endpoint lost over the whole range, in ms: the sum of the response
 * latencies less what the same requests would have taken had each been as quick as the endpoint's
 * median, or one second where the median is above it. So both a slow tail and an endpoint that is
 * slow throughout cost, and much traffic weighs more than little. The data source says it whatever
 * percentiles were asked; where data does not, it is estimated from the lowest percentile there is.
 */
export function timeLost(row: LatencySummaryRow | undefined): number {
  if (row === undefined) return 0;
  if (row.timeLost !== null) return row.timeLost;
  if (row.responseSum === null) return 0;
  const [lowest] = [...row.percentiles.total].sort(
    ([one], [other]) => percentileRank(one) - percentileRank(other),
  );
  const typical = Math.min(row.percentiles.total.get('p50') ?? lowest?.[1] ?? 0, acceptableMs);
  return Math.max(0, row.responseSum - row.withIntegration * typical);
}
