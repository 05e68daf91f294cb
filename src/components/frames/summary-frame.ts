import type { DataFrame } from '@grafana/data';
import { findField, numberCell, textCell } from './cells';
import { findFrames } from './find-frame';
import { parseLatencyField, type Measure } from './percentile-name';
import { sourcesByQuery, type SeriesIdentity } from './series-identity';

/** A series over the whole range. Latencies in ms, shares from 0 to 1; null where it is not known. */
export interface LatencySummaryRow extends SeriesIdentity {
  readonly requests: number;
  readonly withIntegration: number;
  readonly withoutIntegration: number;
  readonly timeouts: number;
  readonly nearTimeouts: number;
  readonly percentiles: Readonly<Record<Measure, ReadonlyMap<string, number>>>;
  readonly share: number | null;
  readonly shareOfSlowest: number | null;
  readonly backendSum: number | null;
  readonly responseSum: number | null;
  /** ms that callers lost, measured by the endpoint's true median; null where the data does not say. */
  readonly timeLost: number | null;
  readonly integrationTimeout: number | null;
  readonly slowIntegrationP99: number | null;
  readonly highLatencyP99: number | null;
  readonly requestsCompared: number | null;
  readonly timeoutsCompared: number | null;
}

/** The frame `summary` of a latency answer. */
export function readSummary(frames: readonly DataFrame[]): LatencySummaryRow[] {
  const found = findFrames(
    frames,
    'summary',
    (frame) =>
      findField(frame, 'with_integration') !== undefined &&
      findField(frame, 'requests') !== undefined,
  ).filter((frame) => findField(frame, 'with_integration') !== undefined);
  const sources = sourcesByQuery(frames);
  return found.flatMap((frame) =>
    Array.from({ length: frame.length }, (_, row) =>
      readRow(frame, row, sources.get(frame.refId ?? '') ?? ''),
    ),
  );
}

function readRow(frame: DataFrame, row: number, source: string): LatencySummaryRow {
  const number = (name: string) => numberCell(findField(frame, name), row);
  const count = (name: string) => number(name) ?? 0;
  const percentiles = {
    backend: new Map<string, number>(),
    total: new Map<string, number>(),
    overhead: new Map<string, number>(),
  };
  for (const field of frame.fields) {
    const parsed = parseLatencyField(field.name);
    const value = numberCell(field, row);
    if (parsed !== undefined && value !== null) {
      percentiles[parsed.measure].set(parsed.percentile, value);
    }
  }
  return {
    source,
    endpoint: textCell(findField(frame, 'endpoint'), row),
    requests: count('requests'),
    withIntegration: count('with_integration'),
    withoutIntegration: count('without_integration'),
    timeouts: count('timeouts'),
    nearTimeouts: count('near_timeouts'),
    percentiles,
    share: number('share'),
    shareOfSlowest: number('share_of_slowest'),
    backendSum: number('backend_sum'),
    responseSum: number('response_sum'),
    timeLost: number('time_lost'),
    integrationTimeout: number('integration_timeout'),
    slowIntegrationP99: number('slow_integration_p99'),
    highLatencyP99: number('high_latency_p99'),
    requestsCompared: number('requests_compared'),
    timeoutsCompared: number('timeouts_compared'),
  };
}
