import type { DataFrame } from '@grafana/data';
import { findField, numberCell, textCell } from './cells';
import { findFrames } from './find-frame';

/** A row of the frame `summary` as far as it speaks of timeouts; null where the frame does not say. */
export interface TimeoutSummaryRow {
  /** Empty for all endpoints together. */
  readonly endpoint: string;
  readonly timeouts: number;
  readonly nearTimeouts: number | null;
  readonly requests: number | null;
  /** Timeouts of the earlier range. */
  readonly timeoutsCompared: number | null;
  readonly requestsCompared: number | null;
  /** Where the row came from: number formats and links. */
  readonly frame: DataFrame;
  readonly row: number;
}

/** The frame `summary` of a timeouts or latency answer; a row without a count is left out. */
export function readTimeoutSummary(frames: readonly DataFrame[]): TimeoutSummaryRow[] {
  const found = findFrames(
    frames,
    'summary',
    (frame) => findField(frame, 'endpoint') !== undefined && hasTimeouts(frame),
  );
  return found.filter(hasTimeouts).flatMap((frame) =>
    Array.from({ length: frame.length }, (_, row) => row).flatMap((row) => {
      const number = (name: string) => numberCell(findField(frame, name), row);
      const timeouts = number('timeouts');
      if (timeouts === null) return [];
      return [
        {
          endpoint: textCell(findField(frame, 'endpoint'), row),
          timeouts,
          nearTimeouts: number('near_timeouts'),
          requests: number('requests'),
          timeoutsCompared: number('timeouts_compared'),
          requestsCompared: number('requests_compared'),
          frame,
          row,
        },
      ];
    }),
  );
}

function hasTimeouts(frame: DataFrame): boolean {
  return findField(frame, 'timeouts') !== undefined;
}
