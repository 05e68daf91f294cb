import type { LatencySummary, Thresholds } from '@tailgate/contract';
import type { Distribution, EndpointAggregates } from '../latency/aggregates';
import { percentileName } from './percentile-name';
import { timeLostMs } from './time-lost';

/** The slowest requests that `backendShareOfSlowest` of a summary speaks of, as a share of all. */
const slowestPart = 0.01;

/**
 * A series over its whole range, with the limits that apply to it.
 * @param percentiles from 0 to 1
 */
export function latencySummary(
  aggregates: EndpointAggregates,
  thresholds: Thresholds,
  percentiles: readonly number[],
): LatencySummary {
  const of = (distribution: Distribution) =>
    Object.fromEntries(percentiles.map((p) => [percentileName(p), distribution.percentile(p)]));
  return {
    requests: aggregates.requests,
    withIntegration: aggregates.withIntegration,
    withoutIntegration: aggregates.withoutIntegration,
    timeouts: aggregates.timeouts,
    nearTimeouts: aggregates.nearTimeouts,
    backend: of(aggregates.backend),
    response: of(aggregates.response),
    overhead: of(aggregates.overhead),
    backendShare: aggregates.backendShare,
    backendShareOfSlowest: aggregates.backendShareOfSlowest(slowestPart),
    backendSumMs: aggregates.backend.sum,
    responseSumMs: aggregates.response.sum,
    timeLostMs: timeLostMs(aggregates),
    integrationTimeoutMs: aggregates.timeoutMs,
    slowIntegrationP99Ms: thresholds.slowIntegrationP99,
    highLatencyP99Ms: thresholds.highLatencyP99,
  };
}
