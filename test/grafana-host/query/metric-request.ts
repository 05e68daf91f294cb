import { Type, type Static } from '@sinclair/typebox';
import type { DataQuery } from '../wire/messages';
import { parseInstant } from './time-range';

const JsonQuery = Type.Object(
  {
    refId: Type.Optional(Type.String()),
    datasource: Type.Optional(Type.Object({ uid: Type.Optional(Type.String()) })),
    maxDataPoints: Type.Optional(Type.Number()),
    intervalMs: Type.Optional(Type.Number()),
    queryType: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
);

/** The body of `POST /api/ds/query`. */
export const MetricRequest = Type.Object({
  from: Type.String(),
  to: Type.String(),
  queries: Type.Array(JsonQuery),
});
export type MetricRequest = Static<typeof MetricRequest>;

/** The queries of a request by the uid of their data source. @throws Error for a wrong time */
export function queriesByDataSource(
  { from, to, queries }: MetricRequest,
  nowMs: number,
): ReadonlyMap<string, readonly DataQuery[]> {
  const timeRange = {
    fromEpochMS: parseInstant(from, nowMs),
    toEpochMS: parseInstant(to, nowMs),
  };
  const grouped = new Map<string, DataQuery[]>();
  for (const query of queries) {
    const uid = query.datasource?.uid ?? '';
    const group = grouped.get(uid) ?? [];
    grouped.set(uid, group);
    group.push({
      refId: query.refId ?? 'A',
      maxDataPoints: Math.trunc(query.maxDataPoints ?? 100),
      intervalMS: Math.trunc(query.intervalMs ?? 1_000),
      queryType: query.queryType ?? '',
      timeRange,
      json: Buffer.from(JSON.stringify(query)),
    });
  }
  return grouped;
}
