import type { DataFrame, Field } from '@grafana/data';
import { alignValues, mergeTimes } from './align';
import { findField, numbersOf, timeField, timesOf } from './cells';
import { findFrames } from './find-frame';
import { endpointOf } from './series-identity';

export interface TimeoutSeries {
  /** Empty for all endpoints together. */
  readonly endpoint: string;
  readonly timeouts: (number | null)[];
  readonly nearTimeouts: (number | null)[];
  /** The field of the timeouts: unit, colour, links. */
  readonly field: Field;
  readonly frame: DataFrame;
}

/** Timeouts per bin, all series on the same times. */
export interface TimeoutBins {
  /** ms since the epoch, the start of each bin. */
  readonly times: number[];
  readonly series: TimeoutSeries[];
}

/** The frame `timeouts` of a timeouts or latency answer, or any with a time and a field of that name. */
export function readTimeoutBins(frames: readonly DataFrame[]): TimeoutBins {
  const parts = findFrames(frames, 'timeouts', looksLikeTimeouts).flatMap((frame) => {
    const time = timeField(frame);
    if (time === undefined) return [];
    return [{ frame, times: timesOf(time) }];
  });
  const times = mergeTimes(parts.map((part) => part.times));
  const series = parts.flatMap(({ frame, times: ownTimes }) => {
    const onAllTimes = (field: Field | undefined) =>
      field === undefined
        ? []
        : alignValues(times, ownTimes, numbersOf(field)).map((value) => value ?? null);
    return frame.fields
      .filter(({ name }) => name === 'timeouts')
      .map((field) => {
        const endpoint = endpointOf(field);
        const near = frame.fields.find(
          (other) => other.name === 'near_timeouts' && endpointOf(other) === endpoint,
        );
        return {
          endpoint,
          field,
          frame,
          timeouts: onAllTimes(field),
          nearTimeouts: onAllTimes(near),
        };
      });
  });
  return { times, series };
}

function looksLikeTimeouts(frame: DataFrame): boolean {
  return timeField(frame) !== undefined && findField(frame, 'timeouts') !== undefined;
}
