import type {
  AlertAnswer,
  AnswerInfo,
  Episode,
  Finding,
  FindingsAnswer,
  LatencyAnswer,
  LatencySummary,
  LogsAnswer,
  SlowRequestsAnswer,
  TimeoutsAnswer,
} from '@tailgate/contract';

/** 2026-11-20T14:00:00Z */
export const start = Date.UTC(2026, 10, 20, 14);
export const binMs = 300_000;
const times = [start, start + binMs];

export const info: AnswerInfo = {
  bytesScanned: 1_024,
  recordsScanned: 12,
  fromCache: 0.5,
  priceUsd: 0.000_005,
  notices: [{ severity: 'warning', topic: 'unreadable-lines', text: 'Two slices are missing.' }],
};

export const summary: LatencySummary = {
  requests: 300,
  withIntegration: 280,
  withoutIntegration: 20,
  timeouts: 3,
  nearTimeouts: 1,
  backend: { p50: 120, 'p99.9': 29_000 },
  response: { p50: 130, 'p99.9': 29_010 },
  overhead: { p50: 10, 'p99.9': 25 },
  backendShare: 0.92,
  backendShareOfSlowest: 0.99,
  backendSumMs: 40_000,
  responseSumMs: 43_000,
  timeLostMs: 6_600,
  integrationTimeoutMs: 29_000,
  slowIntegrationP99Ms: 2_500,
  highLatencyP99Ms: 3_000,
};

export function latencyAnswer(endpoints: readonly string[] = ['']): LatencyAnswer {
  return {
    kind: 'latency',
    binMs,
    times: [...times],
    series: endpoints.map((endpoint, index) => ({
      endpoint,
      requests: [100, 200 + index],
      withoutIntegration: [0, 20],
      timeouts: [0, 3],
      backend: { p50: [100, 120 + index], 'p99.9': [null, 29_000] },
      response: { p50: [110, 130], 'p99.9': [null, 29_010] },
      overhead: { p50: [10, 10], 'p99.9': [null, 25] },
      backendShare: [0.9, 0.92],
      summary,
    })),
    buckets: [],
    info,
  };
}

export const timeoutsAnswer: TimeoutsAnswer = {
  kind: 'timeouts',
  binMs,
  times: [...times],
  total: 7,
  nearTotal: 3,
  signals: [
    { signal: 'status-504', count: 2 },
    { signal: 'message', count: 5 },
  ],
  series: [
    { endpoint: 'GET /a', timeouts: [1, 4], nearTimeouts: [0, 2], total: 5, requests: 100 },
    { endpoint: 'GET /b', timeouts: [2, 0], nearTimeouts: [1, 0], total: 2, requests: 0 },
  ],
  info,
};

export function finding(over: Partial<Finding> = {}): Finding {
  const values = { p99Integration: { value: 3_800, unit: 'ms' as const } };
  return {
    rule: 'slow-integration',
    severity: 'warning',
    title: 'Slow integration',
    summary: 'P99 is 3.8 s.',
    evidence: { sampleSize: 500, values, signals: [], concentration: null, examples: [] },
    meaning: 'The backend is slow.',
    actions: ['Profile it.', 'Scale it.'],
    related: [],
    causedBy: ['integration-timeout'],
    confidence: 'high',
    source: 'orders',
    scope: 'endpoint',
    window: { from: '2026-11-20T14:00:00.000Z', to: '2026-11-20T14:05:00.000Z' },
    endpoints: [
      {
        endpoint: 'GET /a',
        severity: 'warning',
        count: 5,
        requests: 500,
        values,
        confidence: 'high',
        causedBy: [],
      },
    ],
    ...over,
  };
}

export function findingsAnswer(findings: readonly Finding[]): FindingsAnswer {
  return {
    kind: 'findings',
    findings: [...findings],
    rules: [
      { rule: 'throttled', state: 'ran', reason: '', remedy: '', requests: 500 },
      {
        rule: 'near-timeout',
        state: 'cannot-run',
        reason: 'The log has no integration latency.',
        remedy: 'Add $context.integrationLatency.',
        requests: 0,
      },
    ],
    requests: 500,
    info,
  };
}

export function episode(over: Partial<Episode> = {}): Episode {
  return {
    rule: 'slow-integration',
    source: 'orders',
    endpoint: 'GET /a',
    severity: 'high',
    from: '2026-11-20T14:05:00.000Z',
    to: '2026-11-20T14:20:00.000Z',
    windows: 3,
    worst: {
      name: 'p99Integration',
      quantity: { value: 3_812.54, unit: 'ms' },
      at: '2026-11-20T14:10:00.000Z',
    },
    causedBy: [],
    ...over,
  };
}

export const slowRequestsAnswer: SlowRequestsAnswer = {
  kind: 'slow-requests',
  requests: [
    {
      time: '2026-11-20T14:03:00.000Z',
      endpoint: 'GET /a',
      status: 200,
      integrationLatency: 3_000,
      responseLatency: 3_015,
      requestId: 'r-1',
      traceId: null,
    },
    {
      time: '2026-11-20T14:01:00.000Z',
      endpoint: 'GET /a',
      status: 504,
      integrationLatency: null,
      responseLatency: 29_000,
      requestId: null,
      traceId: 'Root=1-5',
    },
  ],
  info,
};

export const alertAnswer: AlertAnswer = {
  kind: 'alert',
  source: 'orders',
  measure: 'severity',
  from: start,
  to: start + binMs,
  rows: [
    { rule: 'slow-integration', endpoint: 'GET /a', value: 3 },
    { rule: 'slow-integration', endpoint: 'GET /b', value: 0 },
    { rule: 'throttled', endpoint: 'GET /a', value: null },
  ],
  info,
};

export function logsAnswer(columns: LogsAnswer['columns'], rows: LogsAnswer['rows']): LogsAnswer {
  return { kind: 'logs', columns, rows, recordsMatched: rows.length, info };
}
