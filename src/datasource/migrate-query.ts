import type { DataQuery } from '@grafana/schema';
import { grafanaKinds, type GrafanaKind } from '@tailgate/contract';
import type { TailgateQuery } from './types';

/**
 * Brings a saved query to the form of today. It is called with whatever a dashboard holds: queries
 * written by hand, and queries that another data source left behind when the panel changed hands.
 */
export function migrateQuery(saved: DataQuery & { kind?: unknown }): TailgateQuery {
  const { kind } = saved;
  return { ...saved, kind: isKind(kind) ? kind : 'latency' };
}

function isKind(value: unknown): value is GrafanaKind {
  return grafanaKinds.some((kind) => kind === value);
}
