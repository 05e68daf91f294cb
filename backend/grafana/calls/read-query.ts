import { GrafanaQuery } from '@tailgate/contract';
import { TailgateError } from '../../errors';
import type { DataQuery } from '../wire/data';
import { readJson } from './read-json';

/** A query of Grafana, read and checked. */
export interface ReadQuery {
  readonly refId: string;
  readonly query: GrafanaQuery;
  /** ms since the epoch, start inclusive and end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The width that a point of the graph has, ms. */
  readonly intervalMs: number;
  readonly maxDataPoints: number;
}

const withText = (texts: readonly string[] | undefined): string[] =>
  (texts ?? []).map((text) => text.trim()).filter((text) => text !== '');

/** @throws TailgateError `invalid-input` naming the refId, the field and the remedy */
export function readQuery({
  refId,
  json,
  timeRange,
  intervalMS,
  maxDataPoints,
}: DataQuery): ReadQuery {
  const place = `query ${refId}`;
  const query = readJson(GrafanaQuery, json, place);
  if (timeRange === null) {
    throw new TailgateError('invalid-input', 'The query has no time range.', {
      place,
      remedy: 'Set one in the dashboard or the alert rule.',
    });
  }
  const { fromEpochMS: from, toEpochMS: to } = timeRange;
  const endpoints = withText(query.endpoints);
  return { refId, query: { ...query, endpoints }, from, to, intervalMs: intervalMS, maxDataPoints };
}
