import { join } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { parseDuration } from './duration';
import { yamlFiles } from './yaml-files';

const Texts = Type.Record(Type.String(), Type.String());

const Query = Type.Object({
  refId: Type.String({ minLength: 1 }),
  queryType: Type.Optional(Type.String()),
  /** Seconds before the evaluation. */
  relativeTimeRange: Type.Optional(
    Type.Object({ from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) }),
  ),
  datasourceUid: Type.String({ minLength: 1 }),
  model: Type.Record(Type.String(), Type.Unknown()),
});
export type AlertRuleQuery = Static<typeof Query>;

const noDataStates = ['Alerting', 'NoData', 'OK', 'KeepLast'] as const;
const errorStates = ['OK', 'Alerting', 'Error', 'KeepLast'] as const;

const Rule = Type.Object({
  uid: Type.String({ minLength: 1, maxLength: 40 }),
  title: Type.String({ minLength: 1 }),
  condition: Type.String({ minLength: 1 }),
  data: Type.Array(Query, { minItems: 1 }),
  noDataState: Type.Optional(Type.Union(noDataStates.map((name) => Type.Literal(name)))),
  execErrState: Type.Optional(Type.Union(errorStates.map((name) => Type.Literal(name)))),
  for: Type.Optional(Type.String()),
  keepFiringFor: Type.Optional(Type.String()),
  missing_series_evals_to_resolve: Type.Optional(Type.Integer({ minimum: 0 })),
  annotations: Type.Optional(Texts),
  labels: Type.Optional(Texts),
  isPaused: Type.Optional(Type.Boolean()),
});

const File = Type.Object({
  apiVersion: Type.Literal(1),
  groups: Type.Array(
    Type.Object({
      orgId: Type.Optional(Type.Integer({ minimum: 1 })),
      name: Type.String({ minLength: 1 }),
      folder: Type.String({ minLength: 1 }),
      interval: Type.String({ minLength: 1 }),
      rules: Type.Array(Rule),
    }),
  ),
});

/** A rule that Grafana evaluates. */
export interface AlertRule {
  readonly uid: string;
  readonly title: string;
  readonly folder: string;
  readonly group: string;
  readonly intervalMs: number;
  /** The refId whose result decides. */
  readonly condition: string;
  readonly data: readonly AlertRuleQuery[];
  readonly noDataState: (typeof noDataStates)[number];
  readonly execErrState: (typeof errorStates)[number];
  readonly forMs: number;
  readonly keepFiringForMs: number;
  /** Evaluations without a series after which it is resolved. */
  readonly missingSeriesEvalsToResolve: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly isPaused: boolean;
}

/** The rules of `provisioning/alerting`. @throws Error for a file that Grafana would refuse */
export function readAlertRules(provisioning: string): readonly AlertRule[] {
  const groups = yamlFiles(join(provisioning, 'alerting'), File).flatMap((file) => file.groups);
  return groups.flatMap(({ name, folder, interval, rules }) =>
    rules.map((rule) => ({
      uid: rule.uid,
      title: rule.title,
      folder,
      group: name,
      intervalMs: parseDuration(interval),
      condition: rule.condition,
      data: rule.data,
      noDataState: rule.noDataState ?? 'NoData',
      execErrState: rule.execErrState ?? 'Alerting',
      forMs: parseDuration(rule.for ?? '0'),
      keepFiringForMs: parseDuration(rule.keepFiringFor ?? '0'),
      missingSeriesEvalsToResolve: rule.missing_series_evals_to_resolve ?? 2,
      annotations: rule.annotations ?? {},
      labels: rule.labels ?? {},
      isPaused: rule.isPaused ?? false,
    })),
  );
}
