import type { Confidence, Severity } from '@tailgate/contract';
import type { AffectedBy, Distribution, EndpointAggregates } from '../../latency/aggregates';
import { milliseconds } from '../quantities';
import type { Hit } from '../rule';
import { leastSampleForTail, tailExceeds, tailPercentile } from '../tail';

/** Limits of a tail percentile in ms. */
export interface TailLimits {
  /** Above it the rule fires. */
  readonly warning: number;
  readonly high: number;
  /** Whether `high` itself is high severity already. */
  readonly highIncluded: boolean;
}

/** A P99 of fewer values is only their greatest one. */
export function tailConfidence(sample: number): Confidence {
  return sample < leastSampleForTail ? 'low' : 'high';
}

/** Judges the P99 of a distribution; asks for it only where the maximum is above the limit. */
export function judgeTail(
  distribution: Distribution,
  limits: TailLimits,
  name: string,
): Hit | undefined {
  if (!(distribution.max > limits.warning)) return undefined;
  const tail = distribution.percentile(tailPercentile);
  if (tail === null || !(tail > limits.warning)) return undefined;
  const high = limits.highIncluded ? tail >= limits.high : tail > limits.high;
  return {
    severity: high ? 'high' : 'warning',
    confidence: tailConfidence(distribution.count),
    measure: { name, quantity: milliseconds(tail) },
  };
}

/**
 * The severity that is left when some endpoints are taken out of the whole. Percentiles do not
 * subtract, counts do: the P99 lies above a limit where enough values do.
 */
export function tailSeverityWithout(
  whole: EndpointAggregates,
  leftOut: readonly EndpointAggregates[],
  limits: TailLimits,
  size: (aggregates: EndpointAggregates) => number,
  above: (ms: number) => AffectedBy,
): Severity | undefined {
  const sample = leftOut.reduce((rest, endpoint) => rest - size(endpoint), size(whole));
  const exceeds = (ms: number): boolean => {
    const by = above(ms);
    const count = leftOut.reduce((rest, one) => rest - one.affected(by), whole.affected(by));
    return tailExceeds(sample, count);
  };
  if (!exceeds(limits.warning)) return undefined;
  return exceeds(Math.max(limits.warning, limits.high)) ? 'high' : 'warning';
}
