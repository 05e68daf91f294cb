import type { Episode, ExampleRequest, Finding, RuleState } from '@tailgate/contract';

// A made-up incident: reports time out from 23:10 on, and everything behind one database gets slow.

const window = { from: '2026-11-20T12:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
const concentration = {
  from: '2026-11-20T23:10:00.000Z',
  to: '2026-11-21T00:00:00.000Z',
  count: 61,
  share: 0.82,
};
const reports = 'POST /api/reports/generate';
const exports = 'POST /api/export/csv';

function example(second: number, rest: Partial<ExampleRequest>): ExampleRequest {
  const id = String(second).padStart(12, '0');
  return {
    time: new Date(Date.parse(concentration.from) + second * 1000).toISOString(),
    endpoint: reports,
    status: 504,
    integrationLatency: null,
    responseLatency: 29_010 + (second % 40),
    requestId: `2eca3c0c-0ead-497a-863a-${id}`,
    traceId: `1-6b00db13-db69c0d4e0f8${id}`,
    ...rest,
  };
}

export const timeoutFinding: Finding = {
  rule: 'integration-timeout',
  severity: 'critical',
  title: 'Integration timeouts',
  summary:
    '74 of 3,698 requests timed out waiting for the integration (2 %), all answered 504; worst endpoint POST /api/reports/generate (56).',
  evidence: {
    sampleSize: 151_213,
    values: {
      timeouts: { value: 74, unit: 'count' },
      timeoutRate: { value: 0.0005, unit: 'ratio' },
      integrationTimeout: { value: 29_000, unit: 'ms' },
      backendShare: { value: 0.9396, unit: 'ratio' },
    },
    signals: [
      { signal: 'response-type-integration-timeout', count: 74 },
      { signal: 'integration-latency-minus-one', count: 48 },
    ],
    concentration,
    examples: [5, 71, 340, 411, 902, 1_320, 2_004].map((second) => example(second, {})),
  },
  meaning:
    'API Gateway gave up waiting and answered 504. The backend may have gone on working, so a caller that tries again can make it do the work twice.',
  actions: [
    'Look at what POST /api/reports/generate did at 23:10, beginning with the traces below.',
    'Shorten the work that the backend does within a request.',
    'Work that needs longer than 29 s goes asynchronous: answer 202 with a job id and let SQS or Step Functions do it.',
    'Raise the integration timeout where callers can wait; Regional and private REST APIs allow more than 29 s.',
  ],
  related: ['near-timeout', 'orphaned-work'],
  causedBy: [],
  confidence: 'high',
  source: 'shop',
  scope: 'endpoint',
  window,
  endpoints: [
    {
      endpoint: reports,
      severity: 'critical',
      count: 56,
      requests: 2_386,
      values: {},
      confidence: 'high',
      causedBy: [],
    },
    {
      endpoint: exports,
      severity: 'high',
      count: 18,
      requests: 1_312,
      values: {},
      confidence: 'high',
      causedBy: [],
    },
  ],
};

export const latencyFinding: Finding = {
  ...timeoutFinding,
  rule: 'high-latency',
  severity: 'high',
  title: 'High response latency',
  summary:
    'P99 response latency 3.5 s over 143,494 requests (median 77 ms, P95 485 ms); the integration is 99.8 % of the time of the responses above 3 s, so the backend is the bottleneck.',
  evidence: {
    sampleSize: 143_494,
    values: {
      p50Response: { value: 77, unit: 'ms' },
      p99Response: { value: 3_451, unit: 'ms' },
      p99Overhead: { value: null, unit: 'ms' },
    },
    signals: [],
    concentration,
    examples: [],
  },
  meaning: 'Response latency is the whole time that a caller waits on the gateway.',
  actions: ['Start with the slowest endpoint below.'],
  causedBy: ['integration-timeout'],
  scope: 'source',
  endpoints: Array.from({ length: 9 }, (_, index) => ({
    endpoint: `GET /api/orders/{orderId}/items/${index}`,
    severity: 'high',
    count: 900 - index * 95,
    requests: 12_000,
    values: {},
    confidence: 'high',
    causedBy: [],
  })),
};

export const throttledFinding: Finding = {
  ...latencyFinding,
  rule: 'throttled',
  severity: 'warning',
  title: 'Throttled requests',
  summary: '312 of 5,604 requests were refused with 429 by the gateway (5.6 %).',
  actions: ['Raise the rate limit of the usage plan, or spread the calls of the client.'],
  causedBy: [],
  confidence: 'low',
  endpoints: latencyFinding.endpoints.slice(0, 1),
};

/** Worst first. */
export const sampleFindings: readonly Finding[] = [
  timeoutFinding,
  latencyFinding,
  throttledFinding,
];

/** Of the timeouts, over all endpoints. */
export const timeoutEpisode: Episode = {
  rule: 'integration-timeout',
  source: 'shop',
  endpoint: '',
  severity: 'critical',
  from: '2026-11-20T23:05:00.000Z',
  to: '2026-11-20T23:55:00.000Z',
  windows: 10,
  worst: {
    name: 'timeouts',
    quantity: { value: 14, unit: 'count' },
    at: '2026-11-20T23:25:00.000Z',
  },
  causedBy: [],
};

/** Of all findings but one: the high latency came twice, and goes on at the end of the range. */
export const sampleEpisodes: readonly Episode[] = [
  timeoutEpisode,
  { ...timeoutEpisode, endpoint: reports },
  {
    ...timeoutEpisode,
    rule: 'high-latency',
    severity: 'warning',
    from: '2026-11-20T14:10:00.000Z',
    to: '2026-11-20T14:40:00.000Z',
    causedBy: ['integration-timeout'],
  },
  {
    ...timeoutEpisode,
    rule: 'high-latency',
    severity: 'high',
    from: '2026-11-20T23:10:00.000Z',
    to: '2026-11-21T00:00:00.000Z',
    causedBy: ['integration-timeout'],
  },
];

export const ranRules: readonly RuleState[] = (
  ['integration-timeout', 'high-latency', 'throttled'] as const
).map((rule) => ({ rule, state: 'ran', reason: '', remedy: '', requests: 151_213 }));

export const blindRule: RuleState = {
  rule: 'near-timeout',
  state: 'cannot-run',
  reason: 'The log format lacks integrationLatency.',
  remedy:
    'Add "integrationLatency":"$context.integrationLatency" to the access log format of the stage.',
  requests: 0,
};

export const emptyRule: RuleState = {
  rule: 'high-latency',
  state: 'no-data',
  reason: 'There is no request in this range.',
  remedy: 'Choose a longer range, or check that the stage writes its access log here.',
  requests: 0,
};
