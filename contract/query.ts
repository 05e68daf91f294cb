import { Type, type Static } from '@sinclair/typebox';
import { Episode } from './episode';
import { ExampleRequest, Finding, SignalCount } from './finding';
import { Notice } from './notice';
import { RuleId } from './rules';

/** A point in time of a query: ms since the epoch. */
const EpochMs = Type.Integer({ description: 'ms since the epoch, UTC', minimum: 0 });

/** What every query carries. The range is start inclusive, end exclusive. */
const base = {
  source: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'a named source; may be left out where there is one',
    }),
  ),
  from: EpochMs,
  to: EpochMs,
};

const Endpoints = Type.Optional(
  Type.Array(Type.String({ minLength: 1 }), {
    maxItems: 500,
    description: 'only these endpoints, for example "GET /orders/{id}"',
  }),
);
const GroupBy = Type.Optional(
  Type.Union([Type.Literal('none'), Type.Literal('endpoint')], { default: 'none' }),
);
const BinMs = Type.Optional(
  Type.Integer({
    minimum: 60_000,
    maximum: 86_400_000,
    description: 'width of the bins in ms; rounded up to a multiple of the stored bin',
  }),
);
const strict = { additionalProperties: false };

export const LatencyQuery = Type.Object(
  {
    kind: Type.Literal('latency'),
    ...base,
    endpoints: Endpoints,
    groupBy: GroupBy,
    binMs: BinMs,
    percentiles: Type.Optional(
      Type.Array(Type.Number({ exclusiveMinimum: 0, maximum: 1 }), {
        minItems: 1,
        maxItems: 10,
        default: [0.5, 0.95, 0.99],
      }),
    ),
    maxSeries: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    buckets: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'also count requests by response latency, for a heatmap',
      }),
    ),
  },
  { ...strict, title: 'LatencyQuery' },
);
export const TimeoutsQuery = Type.Object(
  { kind: Type.Literal('timeouts'), ...base, endpoints: Endpoints, groupBy: GroupBy, binMs: BinMs },
  { ...strict, title: 'TimeoutsQuery' },
);
export const FindingsQuery = Type.Object(
  {
    kind: Type.Literal('findings'),
    ...base,
    rules: Type.Optional(Type.Array(RuleId)),
    endpoints: Endpoints,
  },
  { ...strict, title: 'FindingsQuery' },
);
export const EpisodesQuery = Type.Object(
  {
    kind: Type.Literal('episodes'),
    ...base,
    rules: Type.Optional(Type.Array(RuleId)),
    endpoints: Endpoints,
  },
  { ...strict, title: 'EpisodesQuery' },
);
export const SlowRequestsQuery = Type.Object(
  {
    kind: Type.Literal('slow-requests'),
    ...base,
    endpoints: Endpoints,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, default: 20 })),
  },
  { ...strict, title: 'SlowRequestsQuery' },
);
export const LogsQuery = Type.Object(
  {
    kind: Type.Literal('logs'),
    ...base,
    text: Type.String({ minLength: 1, maxLength: 10_000, description: 'Logs Insights QL' }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000 })),
  },
  { ...strict, title: 'LogsQuery' },
);
export const ValuesQuery = Type.Object(
  {
    kind: Type.Literal('values'),
    ...base,
    of: Type.Union([
      Type.Literal('endpoint'),
      Type.Literal('stage'),
      Type.Literal('api'),
      Type.Literal('status'),
      Type.Literal('rule'),
      Type.Literal('log-group'),
    ]),
  },
  { ...strict, title: 'ValuesQuery' },
);

/** What an alert row measures; `severity` is 0 (nothing found) to 4 (critical). */
export const alertMeasures = [
  'severity',
  'requests',
  'affected',
  'p99',
  'share',
  'timeouts',
] as const;
export const AlertMeasure = Type.Union(alertMeasures.map((name) => Type.Literal(name)));
export type AlertMeasure = (typeof alertMeasures)[number];

/** Rows for alert rules: one number for every rule and endpoint, the same rows at every measure. */
export const AlertQuery = Type.Object(
  {
    kind: Type.Literal('alert'),
    ...base,
    rules: Type.Array(RuleId, { minItems: 1, maxItems: 27 }),
    endpoints: Endpoints,
    measure: Type.Optional(AlertMeasure),
    explained: Type.Optional(
      Type.Union([Type.Literal('keep'), Type.Literal('zero')], {
        default: 'keep',
        description:
          'whether a finding that another one explains keeps its severity or counts as 0',
      }),
    ),
  },
  { ...strict, title: 'AlertQuery' },
);

/** Every kind of query that the backend answers. */
export const Query = Type.Union([
  LatencyQuery,
  TimeoutsQuery,
  FindingsQuery,
  EpisodesQuery,
  SlowRequestsQuery,
  LogsQuery,
  ValuesQuery,
  AlertQuery,
]);
export type AlertQuery = Static<typeof AlertQuery>;
export type LatencyQuery = Static<typeof LatencyQuery>;
export type TimeoutsQuery = Static<typeof TimeoutsQuery>;
export type FindingsQuery = Static<typeof FindingsQuery>;
export type EpisodesQuery = Static<typeof EpisodesQuery>;
export type SlowRequestsQuery = Static<typeof SlowRequestsQuery>;
export type LogsQuery = Static<typeof LogsQuery>;
export type ValuesQuery = Static<typeof ValuesQuery>;
export type Query = Static<typeof Query>;

/** What an answer cost, and what the reader should know about it. */
export const AnswerInfo = Type.Object(
  {
    bytesScanned: Type.Number({
      description: 'scanned for this answer; 0 where all was remembered',
    }),
    recordsScanned: Type.Number(),
    /** Share of the range's slices that were remembered, 0 to 1. */
    fromCache: Type.Number({ minimum: 0, maximum: 1 }),
    priceUsd: Type.Number({ description: 'bytesScanned at the configured price per GB' }),
    notices: Type.Array(Notice),
  },
  strict,
);
export type AnswerInfo = Static<typeof AnswerInfo>;

/** Values by bin; null where there is none. */
const Values = Type.Array(Type.Union([Type.Number(), Type.Null()]));

const nullableNumber = Type.Union([Type.Number(), Type.Null()]);
/** Percentiles over the whole range in ms, by `p50`, `p95`, `p99.9` … */
const Percentiles = Type.Record(Type.String(), nullableNumber);

/** A series over the whole range. Latencies in ms, shares from 0 to 1. */
export const LatencySummary = Type.Object(
  {
    requests: Type.Integer(),
    withIntegration: Type.Integer(),
    withoutIntegration: Type.Integer(),
    timeouts: Type.Integer(),
    nearTimeouts: Type.Integer(),
    backend: Percentiles,
    response: Percentiles,
    overhead: Percentiles,
    backendShare: nullableNumber,
    backendShareOfSlowest: Type.Union([Type.Number(), Type.Null()], {
      description: 'the same over the slowest 1 %',
    }),
    backendSumMs: Type.Number({ description: 'backend time of all requests together' }),
    responseSumMs: Type.Number({ description: 'response latency of the same requests together' }),
    timeLostMs: Type.Number({
      description:
        'response latency of the same requests together, less what they would have taken had each been as quick as their median, or 1 s where the median is above it',
      minimum: 0,
    }),
    integrationTimeoutMs: Type.Number({
      description: 'the timeout that applies; the smallest one where endpoints differ',
    }),
    slowIntegrationP99Ms: Type.Number({ description: 'the threshold of slow-integration' }),
    highLatencyP99Ms: Type.Number({ description: 'the threshold of high-latency' }),
  },
  strict,
);
export type LatencySummary = Static<typeof LatencySummary>;

/** Requests by bin and response latency. */
export const LatencyBuckets = Type.Object(
  {
    endpoint: Type.String({ description: 'empty for all endpoints together' }),
    boundsMs: Type.Array(Type.Number(), {
      description: 'upper bounds of the buckets, rising; the last one holds everything above',
    }),
    counts: Type.Array(Type.Array(Type.Integer()), {
      description: 'for every bound the counts of the bins',
    }),
  },
  strict,
);
export type LatencyBuckets = Static<typeof LatencyBuckets>;

/** Latencies in ms by bin. Keys of the percentile maps are `p50`, `p95`, `p99.9` … */
export const LatencySeries = Type.Object(
  {
    endpoint: Type.String({ description: 'empty for all endpoints together' }),
    requests: Values,
    withoutIntegration: Values,
    timeouts: Values,
    backend: Type.Record(Type.String(), Values),
    response: Type.Record(Type.String(), Values),
    overhead: Type.Record(Type.String(), Values),
    backendShare: Values,
    summary: LatencySummary,
  },
  strict,
);
export type LatencySeries = Static<typeof LatencySeries>;

const answer = <Kind extends string, Fields extends Parameters<typeof Type.Object>[0]>(
  kind: Kind,
  fields: Fields,
) => Type.Object({ kind: Type.Literal(kind), ...fields, info: AnswerInfo }, strict);

export const LatencyAnswer = answer('latency', {
  binMs: Type.Integer(),
  times: Type.Array(EpochMs),
  series: Type.Array(LatencySeries),
  buckets: Type.Array(LatencyBuckets, { description: 'empty unless the query asks for them' }),
});
export const TimeoutsAnswer = answer('timeouts', {
  binMs: Type.Integer(),
  times: Type.Array(EpochMs),
  total: Type.Integer(),
  nearTotal: Type.Integer(),
  signals: Type.Array(SignalCount),
  series: Type.Array(
    Type.Object(
      {
        endpoint: Type.String(),
        timeouts: Values,
        nearTimeouts: Values,
        total: Type.Integer(),
        requests: Type.Integer(),
      },
      strict,
    ),
  ),
});

/** Whether a rule could be run, so that nothing found, no data and cannot know stay apart. */
export const RuleState = Type.Object(
  {
    rule: RuleId,
    state: Type.Union([Type.Literal('ran'), Type.Literal('no-data'), Type.Literal('cannot-run')]),
    reason: Type.String({ description: 'why it could not run; empty where it ran' }),
    remedy: Type.String({ description: 'what to add so that it runs; empty where it ran' }),
    requests: Type.Integer({ description: 'requests that it judged' }),
  },
  strict,
);
export type RuleState = Static<typeof RuleState>;

export const FindingsAnswer = answer('findings', {
  findings: Type.Array(Finding),
  rules: Type.Array(RuleState, { description: 'one for each rule asked for that Tailgate has' }),
  requests: Type.Integer({ description: 'requests in the range' }),
});
export const EpisodesAnswer = answer('episodes', { episodes: Type.Array(Episode) });
export const SlowRequestsAnswer = answer('slow-requests', { requests: Type.Array(ExampleRequest) });
export const LogsAnswer = answer('logs', {
  columns: Type.Array(
    Type.Object(
      {
        name: Type.String(),
        kind: Type.Union([Type.Literal('text'), Type.Literal('number'), Type.Literal('timestamp')]),
      },
      strict,
    ),
  ),
  rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Null()]))),
  recordsMatched: Type.Number(),
});
/** A row of an alert: null where the rule cannot run or has too few requests to say that all is well. */
export const AlertRow = Type.Object(
  { rule: RuleId, endpoint: Type.String(), value: nullableNumber },
  strict,
);
export type AlertRow = Static<typeof AlertRow>;
export const AlertAnswer = answer('alert', {
  source: Type.String(),
  measure: AlertMeasure,
  from: EpochMs,
  to: EpochMs,
  rows: Type.Array(AlertRow),
});
export const ValuesAnswer = answer('values', { values: Type.Array(Type.String()) });

export const Answer = Type.Union([
  LatencyAnswer,
  TimeoutsAnswer,
  FindingsAnswer,
  EpisodesAnswer,
  SlowRequestsAnswer,
  LogsAnswer,
  ValuesAnswer,
  AlertAnswer,
]);
export type AlertAnswer = Static<typeof AlertAnswer>;
export type LatencyAnswer = Static<typeof LatencyAnswer>;
export type TimeoutsAnswer = Static<typeof TimeoutsAnswer>;
export type FindingsAnswer = Static<typeof FindingsAnswer>;
export type EpisodesAnswer = Static<typeof EpisodesAnswer>;
export type SlowRequestsAnswer = Static<typeof SlowRequestsAnswer>;
export type LogsAnswer = Static<typeof LogsAnswer>;
export type ValuesAnswer = Static<typeof ValuesAnswer>;
export type Answer = Static<typeof Answer>;
