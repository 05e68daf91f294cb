import type { LatencySummaryRow } from '../../../components/frames/summary-frame';

interface Percentiles {
  readonly backend?: Record<string, number>;
  readonly total?: Record<string, number>;
  readonly overhead?: Record<string, number>;
}

/** A day of 12,400 requests with nothing slow in it, as a row of the frame `summary`. */
export function summaryRow(
  change: Partial<Omit<LatencySummaryRow, 'percentiles'>> = {},
  percentiles: Percentiles = {},
): LatencySummaryRow {
  const {
    backend = { p50: 280, p99: 610 },
    total = { p50: 300, p99: 640 },
    overhead,
  } = percentiles;
  return {
    source: 'shop',
    endpoint: '',
    requests: 12_400,
    withIntegration: 12_400,
    withoutIntegration: 0,
    timeouts: 0,
    nearTimeouts: 0,
    share: 0.9,
    shareOfSlowest: 0.92,
    backendSum: 3_400_000,
    responseSum: 3_800_000,
    timeLost: null,
    integrationTimeout: 29_000,
    slowIntegrationP99: 2_500,
    highLatencyP99: 3_000,
    requestsCompared: null,
    timeoutsCompared: null,
    ...change,
    percentiles: {
      backend: new Map(Object.entries(backend)),
      total: new Map(Object.entries(total)),
      overhead: new Map(Object.entries(overhead ?? { p50: 20, p99: 60 })),
    },
  };
}

/** The same requests, their slowest 1 % held up by the backend. */
export const slowPercentiles: Percentiles = {
  backend: { p50: 320, p99: 3_800 },
  total: { p50: 340, p99: 4_100 },
};
