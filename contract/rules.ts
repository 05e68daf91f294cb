import { Type, type Static } from '@sinclair/typebox';

/** Every rule of the catalogue; those that the backend does not run yet are named by `implementedRules`. */
export const ruleIds = [
  'slow-integration',
  'integration-timeout',
  'near-timeout',
  'high-latency',
  'gateway-overhead',
  'overhead-jitter',
  'latency-regression',
  'traffic-change',
  'high-5xx',
  'high-4xx',
  'degraded-endpoint',
  'throttled',
  'lambda-throttled',
  'integration-failure',
  'backend-unavailable',
  'retry-after-timeout',
  'oversized-payload',
  'cold-starts',
  'lambda-timeout',
  'lambda-near-timeout',
  'lambda-errors',
  'orphaned-work',
  'memory-pressure',
  'cpu-starved',
  'over-provisioned',
  'runtime-exit',
  'blind-spot',
] as const;

export const RuleId = Type.Union(ruleIds.map((id) => Type.Literal(id)));
export type RuleId = (typeof ruleIds)[number];

/** Severities from the least to the worst; an alert value is the position plus one, 0 being none. */
export const severities = ['info', 'warning', 'high', 'critical'] as const;
export const Severity = Type.Union(severities.map((name) => Type.Literal(name)));
export type Severity = (typeof severities)[number];

/** Whether the sample is large enough for what the finding quotes. */
export const Confidence = Type.Union([Type.Literal('low'), Type.Literal('high')]);
export type Confidence = Static<typeof Confidence>;
