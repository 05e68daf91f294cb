import { Type, type Static } from '@sinclair/typebox';

const ms = (description: string, value: number) =>
  Type.Number({ description, default: value, exclusiveMinimum: 0 });
const ratio = (description: string, value: number) =>
  Type.Number({ description, default: value, minimum: 0, maximum: 1 });

/** Thresholds of the rules: latencies in ms, shares from 0 to 1. */
export const Thresholds = Type.Object(
  {
    slowIntegrationP99: ms('P99 integration latency that is slow', 2_500),
    slowIntegrationP99High: ms('P99 integration latency that is high severity', 10_000),
    highLatencyP99: ms('P99 response latency that is high', 3_000),
    highLatencyP99High: ms('P99 response latency that is high severity', 10_000),
    nearTimeoutShare: ratio('share of the integration timeout that counts as near', 0.85),
    timeoutCriticalRate: ratio('share of requests timed out that is critical', 0.05),
    serverErrorRate: ratio('5xx rate, warning', 0.01),
    serverErrorRateHigh: ratio('5xx rate, high', 0.05),
    serverErrorRateCritical: ratio('5xx rate, critical', 0.15),
    serverErrorMinimum: Type.Integer({
      description: '5xx answers from which the plain rate is enough',
      default: 5,
      minimum: 1,
    }),
    throttledRateHigh: ratio('share of throttled requests that is high severity', 0.05),
  },
  { additionalProperties: false },
);
export type Thresholds = Static<typeof Thresholds>;

/** Thresholds for endpoints that match a pattern; `*` stands for any characters. */
export const ThresholdOverride = Type.Object(
  { endpoint: Type.String({ minLength: 1 }), thresholds: Type.Partial(Thresholds) },
  { additionalProperties: false },
);
export type ThresholdOverride = Static<typeof ThresholdOverride>;

/** Integration timeouts in ms: REST 29 s unless raised, HTTP 30 s, WebSocket 29 s. */
export const Timeouts = Type.Object(
  {
    defaultMs: Type.Optional(
      Type.Number({ description: 'for endpoints that no pattern names', exclusiveMinimum: 0 }),
    ),
    overrides: Type.Array(
      Type.Object(
        { endpoint: Type.String({ minLength: 1 }), ms: Type.Number({ exclusiveMinimum: 0 }) },
        { additionalProperties: false },
      ),
      { default: [] },
    ),
    toleranceMs: ms('how far below the timeout a 503 or 504 still counts as timed out', 500),
  },
  { additionalProperties: false },
);
export type Timeouts = Static<typeof Timeouts>;

/** How a source reads its lines and judges them. */
export const SourceSettings = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    fields: Type.Record(Type.String(), Type.String(), {
      default: {},
      description:
        'canonical field to the key in the log line, for example integrationLatency: "timing.backend"',
    }),
    timeouts: Timeouts,
    thresholds: Thresholds,
    thresholdOverrides: Type.Array(ThresholdOverride, { default: [] }),
    endpointPatterns: Type.Array(Type.String(), {
      default: [],
      description: 'path patterns such as /files/* that group raw paths and greedy routes',
    }),
    maxEndpoints: Type.Integer({ default: 500, minimum: 1, maximum: 10_000 }),
  },
  { additionalProperties: false },
);
export type SourceSettings = Static<typeof SourceSettings>;
