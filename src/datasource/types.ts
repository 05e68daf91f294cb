import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import type { GrafanaQuery, GrafanaSettings } from '@tailgate/contract';

/**
 * A query as dashboards save it. Before variables are filled in, rules and severities may hold
 * variables such as `$rule` too.
 */
export interface TailgateQuery
  extends DataQuery, Omit<GrafanaQuery, 'rules' | 'severities' | 'kind'> {
  kind: GrafanaQuery['kind'];
  rules?: string[];
  severities?: string[];
}

export interface TailgateSettings extends DataSourceJsonData, GrafanaSettings {}

/** What Grafana keeps encrypted. */
export interface TailgateSecrets {
  token?: string;
}

/** What variables and the editors list. The names are those of the `values` resource. */
export const valueKinds = ['endpoint', 'stage', 'api', 'status', 'rule', 'log-group'] as const;
export type ValueKind = (typeof valueKinds)[number];

/** A query of a dashboard variable. */
export interface TailgateVariableQuery extends DataQuery {
  of?: ValueKind;
  source?: string;
}
