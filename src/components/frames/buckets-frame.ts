import { DataFrameType, type DataFrame } from '@grafana/data';
import { numbersOf, timeField, timesOf } from './cells';
import { findFrames } from './find-frame';
import { sourcesByQuery } from './series-identity';

/** Requests by bin and bucket of response latency. */
export interface LatencyBucketCounts {
  /** Empty where the frame's query names none. */
  readonly source: string;
  readonly times: number[];
  /** Upper bounds in ms, rising; the last may be infinite. */
  readonly bounds: number[];
  /** For every bound the counts of the bins. */
  readonly counts: (number | null)[][];
}

/** The frame `buckets` (`heatmap-rows`), or nothing where the query did not ask for it. */
export function readBuckets(frames: readonly DataFrame[]): LatencyBucketCounts | undefined {
  const [frame] = findFrames(
    frames,
    'buckets',
    (candidate) => candidate.meta?.type === DataFrameType.HeatmapRows,
  );
  const time = frame === undefined ? undefined : timeField(frame);
  if (frame === undefined || time === undefined) return undefined;
  const rows = frame.fields
    .filter((field) => field !== time)
    .map((field) => ({ bound: boundOf(field.name), counts: numbersOf(field) }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((one, other) => one.bound - other.bound);
  if (rows.length === 0) return undefined;
  return {
    source: sourcesByQuery(frames).get(frame.refId ?? '') ?? '',
    times: timesOf(time),
    bounds: rows.map(({ bound }) => bound),
    counts: rows.map(({ counts }) => counts),
  };
}

/** The field's name is the upper bound in ms; `+Inf` is everything above. */
function boundOf(name: string): number {
  return name === '+Inf' ? Number.POSITIVE_INFINITY : name.trim() === '' ? NaN : Number(name);
}
