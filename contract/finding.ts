import { Type, type Static } from '@sinclair/typebox';
import { Confidence, RuleId, Severity } from './rules';
import { Instant, Quantity, TimeWindow } from './units';

/** Numbers by name, for example `p99Integration: { value: 3800, unit: 'ms' }`. */
export const Quantities = Type.Record(Type.String(), Quantity);
export type Quantities = Static<typeof Quantities>;

const nullableString = Type.Union([Type.String(), Type.Null()]);
const nullableNumber = Type.Union([Type.Number(), Type.Null()]);

/**
 * One request that shows what the finding says. Latencies are in ms and never negative: null where the
 * log has none, as where the integration did not answer (−1 in some logs, `-` in others).
 */
export const ExampleRequest = Type.Object(
  {
    time: Instant,
    endpoint: Type.String(),
    status: nullableNumber,
    integrationLatency: nullableNumber,
    responseLatency: nullableNumber,
    requestId: nullableString,
    traceId: nullableString,
  },
  { additionalProperties: false },
);
export type ExampleRequest = Static<typeof ExampleRequest>;

/** A sign that fired, and on how many requests. */
export const SignalCount = Type.Object(
  { signal: Type.String(), count: Type.Integer() },
  { additionalProperties: false },
);
export type SignalCount = Static<typeof SignalCount>;

/** The part of the window in which most of the affected requests fall. */
export const Concentration = Type.Object(
  { from: Instant, to: Instant, count: Type.Integer(), share: Type.Number() },
  { additionalProperties: false },
);
export type Concentration = Static<typeof Concentration>;

export const Evidence = Type.Object(
  {
    sampleSize: Type.Integer({ description: 'requests that the numbers are computed from' }),
    values: Quantities,
    signals: Type.Array(SignalCount),
    concentration: Type.Union([Concentration, Type.Null()]),
    examples: Type.Array(ExampleRequest, { maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type Evidence = Static<typeof Evidence>;

/** An endpoint on which the rule fires, with its own figures; the worst comes first. */
export const AffectedEndpoint = Type.Object(
  {
    endpoint: Type.String(),
    severity: Severity,
    count: Type.Integer({ description: 'requests that make the rule fire here' }),
    requests: Type.Integer({ description: 'all requests of the endpoint in the window' }),
    values: Quantities,
    confidence: Confidence,
    causedBy: Type.Array(RuleId),
  },
  { additionalProperties: false },
);
export type AffectedEndpoint = Static<typeof AffectedEndpoint>;

/** What a rule found in a window of one source. */
export const Finding = Type.Object(
  {
    rule: RuleId,
    severity: Severity,
    title: Type.String(),
    summary: Type.String({ description: 'one sentence with its numbers' }),
    evidence: Evidence,
    meaning: Type.String(),
    actions: Type.Array(Type.String(), { description: 'what to do, in order' }),
    related: Type.Array(RuleId),
    causedBy: Type.Array(RuleId, { description: 'findings that explain this one' }),
    confidence: Confidence,
    source: Type.String(),
    scope: Type.Union([Type.Literal('source'), Type.Literal('endpoint')], {
      description: 'whether the summary speaks of the whole source or of its worst endpoint',
    }),
    window: TimeWindow,
    endpoints: Type.Array(AffectedEndpoint),
  },
  { additionalProperties: false },
);
export type Finding = Static<typeof Finding>;
