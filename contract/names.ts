// Names alone, without schemas: the Grafana plugin bundles this file and not the schema library.

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

/** Severities from the least to the worst; an alert value is the position plus one, 0 being none. */
export const severities = ['info', 'warning', 'high', 'critical'] as const;

/** What a query of the Grafana data source can ask for. */
export const grafanaKinds = [
  'latency',
  'timeouts',
  'findings',
  'episodes',
  'slow-requests',
  'logs',
  'alert',
] as const;

/** Series of a latency query. `backend`, `response` and `overhead` come once per percentile. */
export const latencyMeasures = ['backend', 'response', 'overhead', 'share'] as const;
