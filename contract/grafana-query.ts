import { Type, type Static } from '@sinclair/typebox';
import { grafanaKinds, latencyMeasures } from './names';
import { AlertMeasure } from './query';
import { RuleId, Severity } from './rules';

export type GrafanaKind = (typeof grafanaKinds)[number];

export type LatencyMeasure = (typeof latencyMeasures)[number];

/**
 * A query as Grafana saves it in a dashboard or an alert rule. Fields that a kind does not use are
 * ignored, so that switching the kind in the editor loses nothing; Grafana's own fields (refId,
 * datasource, hide …) travel beside them.
 */
export const GrafanaQuery = Type.Object(
  {
    kind: Type.Union(
      grafanaKinds.map((kind) => Type.Literal(kind)),
      { default: 'latency' },
    ),
    source: Type.Optional(
      Type.String({ description: 'a source; that of the data source settings where empty' }),
    ),
    endpoints: Type.Optional(
      Type.Array(Type.String(), { maxItems: 500, description: 'all where empty' }),
    ),
    rules: Type.Optional(Type.Array(RuleId, { description: 'all where empty' })),
    severities: Type.Optional(
      Type.Array(Severity, { description: 'findings and episodes of these only; all where empty' }),
    ),
    groupBy: Type.Optional(Type.Union([Type.Literal('none'), Type.Literal('endpoint')])),
    percentiles: Type.Optional(
      Type.Array(Type.Number({ exclusiveMinimum: 0, maximum: 1 }), { maxItems: 10 }),
    ),
    measures: Type.Optional(
      Type.Array(Type.Union(latencyMeasures.map((name) => Type.Literal(name)))),
    ),
    maxSeries: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    heatmap: Type.Optional(Type.Boolean({ description: 'adds the frame `buckets`' })),
    compare: Type.Optional(
      Type.Union([Type.Literal('previous'), Type.Literal('day'), Type.Literal('week')], {
        description: 'the range just before, a day before or a week before, beside this one',
      }),
    ),
    text: Type.Optional(Type.String({ maxLength: 10_000, description: 'Logs Insights QL' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    measure: Type.Optional(AlertMeasure),
    explained: Type.Optional(Type.Union([Type.Literal('keep'), Type.Literal('zero')])),
  },
  { title: 'GrafanaQuery' },
);
export type GrafanaQuery = Static<typeof GrafanaQuery>;

/** The settings of a data source in Grafana (jsonData): a named source, or log groups of its own. */
export const GrafanaSettings = Type.Object(
  {
    source: Type.Optional(Type.String({ description: 'a source of tailgate.yaml' })),
    logGroups: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 2_048 }), { maxItems: 50 }),
    ),
    region: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{1,62}$' })),
  },
  { title: 'GrafanaSettings' },
);
export type GrafanaSettings = Static<typeof GrafanaSettings>;
