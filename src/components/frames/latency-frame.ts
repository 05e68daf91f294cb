import type { DataFrame, Field } from '@grafana/data';
import { alignValues, mergeTimes } from './align';
import { numbersOf, timeField, type SeriesValue } from './cells';
import { findFrames } from './find-frame';
import { parseLatencyField, percentileRank, type Measure } from './percentile-name';

/** One field of a latency frame, on the times of all. */
export interface LatencyValues {
  readonly measure: Measure;
  /** `p99`, `p99_9` …; empty for a plain metric that is no percentile by its name */
  readonly percentile: string;
  readonly values: SeriesValue[];
  /** The field it came from: unit, colour, links, display name. */
  readonly field: Field;
  readonly frame: DataFrame;
}

/** What the latency frames say about one endpoint; the endpoint is empty for all together. */
export interface EndpointLatency {
  readonly endpoint: string;
  readonly values: LatencyValues[];
}

export interface LatencyFrames {
  readonly times: number[];
  readonly endpoints: EndpointLatency[];
}

export function readLatency(frames: readonly DataFrame[]): LatencyFrames {
  return collect(findFrames(frames, 'latency', looksLikeLatency));
}

/** The earlier range, its times moved to this one; found by its name only, as its fields say nothing. */
export function readCompared(frames: readonly DataFrame[]): LatencyFrames {
  return collect(findFrames(frames, 'latency_compared', () => false));
}

function looksLikeLatency(frame: DataFrame): boolean {
  return (
    timeField(frame) !== undefined &&
    frame.name !== 'latency_compared' &&
    frame.fields.some((field) => parseLatencyField(field.name) !== undefined)
  );
}

function collect(frames: readonly DataFrame[]): LatencyFrames {
  const parts = frames.flatMap((frame) => {
    const time = timeField(frame);
    if (time === undefined) return [];
    const times = numbersOf(time).map((value) => value ?? 0);
    return frame.fields.flatMap((field) => {
      const parsed = parseLatencyField(field.name);
      return parsed === undefined ? [] : [{ ...parsed, field, frame, times }];
    });
  });
  const times = mergeTimes([...new Set(parts.map((part) => part.times))]);
  const endpoints = new Map<string, LatencyValues[]>();
  for (const { measure, percentile, field, frame, times: ownTimes } of parts) {
    const endpoint = endpointOf(field);
    const values = alignValues(times, ownTimes, numbersOf(field));
    const group = endpoints.get(endpoint) ?? [];
    group.push({ measure, percentile, values, field, frame });
    endpoints.set(endpoint, group);
  }
  return {
    times,
    endpoints: [...endpoints].map(([endpoint, values]) => ({
      endpoint,
      values: values.sort(
        (one, other) => percentileRank(one.percentile) - percentileRank(other.percentile),
      ),
    })),
  };
}

/** The endpoint of a field's labels; empty where the series is of all endpoints together. */
export function endpointOf(field: Field): string {
  return field.labels?.endpoint ?? '';
}
