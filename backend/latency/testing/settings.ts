import type { SourceSettings } from '@tailgate/contract';

/** Settings as they are where nobody set anything. */
export function plainSettings(over: Partial<SourceSettings> = {}): SourceSettings {
  return {
    name: 'orders',
    fields: {},
    timeouts: { overrides: [], toleranceMs: 500 },
    thresholds: {
      slowIntegrationP99: 2_500,
      slowIntegrationP99High: 10_000,
      highLatencyP99: 3_000,
      highLatencyP99High: 10_000,
      nearTimeoutShare: 0.85,
      timeoutCriticalRate: 0.05,
      serverErrorRate: 0.01,
      serverErrorRateHigh: 0.05,
      serverErrorRateCritical: 0.15,
      serverErrorMinimum: 5,
      throttledRateHigh: 0.05,
    },
    thresholdOverrides: [],
    endpointPatterns: [],
    maxEndpoints: 500,
    ...over,
  };
}
