import { CoreApp } from '@grafana/data';
import type { TailgateQuery } from './types';

/** A first Logs Insights query that costs one page of rows. */
export const firstLogsText = `fields @timestamp, @message
| sort @timestamp desc
| limit 100`;

/** What a new query of each kind of page starts with. Never one that scans logs unasked. */
export function defaultQuery(app?: CoreApp): Partial<TailgateQuery> {
  if (isAlerting(app)) {
    return {
      kind: 'alert',
      rules: ['integration-timeout', 'slow-integration'],
      measure: 'severity',
      explained: 'zero',
    };
  }
  return {
    kind: 'latency',
    measures: ['backend', 'response'],
    percentiles: [0.5, 0.99],
    groupBy: 'none',
  };
}

/** What a new annotation query starts with: what somebody should look at. */
export const defaultAnnotationQuery: Partial<TailgateQuery> = {
  kind: 'episodes',
  severities: ['high', 'critical'],
};

/** Whether the query is part of an alert rule, where frames need another shape. */
export function isAlerting(app?: string): boolean {
  return app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
}

export function isExplore(app?: string): boolean {
  return app === CoreApp.Explore;
}
