import type { DataFrame, Field } from '@grafana/data';
import { alignValues, mergeTimes } from './align';
import { numbersOf, timeField, timesOf, type SeriesValue } from './cells';
import { findFrames } from './find-frame';
import { parseLatencyField, percentileRank, type Measure } from './percentile-name';
import { identityKey, identityOf, type SeriesIdentity } from './series-identity';

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

/** What the latency frames say about one series. */
export interface EndpointLatency extends SeriesIdentity {
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
  return collect(
    findFrames(
      frames,
      'latency_compared',
      (frame) => frame.name === 'latency_compared' && hasLatency(frame),
    ),
  );
}

function looksLikeLatency(frame: DataFrame): boolean {
  return frame.name !== 'latency_compared' && hasLatency(frame);
}

function hasLatency(frame: DataFrame): boolean {
  return (
    timeField(frame) !== undefined &&
    frame.fields.some((field) => parseLatencyField(field.name) !== undefined)
  );
}

function collect(frames: readonly DataFrame[]): LatencyFrames {
  const parts = frames.flatMap((frame) => {
    const time = timeField(frame);
    if (time === undefined) return [];
    const times = timesOf(time);
    return frame.fields.flatMap((field) => {
      const parsed = parseLatencyField(field.name);
      return parsed === undefined ? [] : [{ ...parsed, field, frame, times }];
    });
  });
  const times = mergeTimes([...new Set(parts.map((part) => part.times))]);
  const endpoints = new Map<string, EndpointLatency>();
  for (const { measure, percentile, field, frame, times: ownTimes } of parts) {
    const identity = identityOf(field);
    const key = identityKey(identity);
    const found = endpoints.get(key) ?? { ...identity, values: [] };
    endpoints.set(key, found);
    // A series that two queries ask for is drawn once.
    if (found.values.some((one) => one.measure === measure && one.percentile === percentile)) {
      continue;
    }
    const values = alignValues(times, ownTimes, numbersOf(field));
    found.values.push({ measure, percentile, values, field, frame });
  }
  for (const { values } of endpoints.values()) {
    values.sort((one, other) => percentileRank(one.percentile) - percentileRank(other.percentile));
  }
  return { times, endpoints: [...endpoints.values()] };
}
