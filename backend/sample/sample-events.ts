import { TailgateError } from '../errors';
import type { SampleEvent } from './sample-event';
import { longestSpillMinutes, sampleMinute } from './sample-minute';
import { minuteMs } from './scenario';

export interface SampleRange {
  /** Any integer: another seed gives another day of the same kind. */
  readonly seed: number;
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  /** What the incident is placed by: the time at which the sample was first generated, ms since the epoch. */
  readonly incidentAnchorMs: number;
}

/**
 * The events of the sample in order of time. Each minute has its own random numbers, so that a range
 * read in pieces has the same events in the same order as read at once.
 * @throws TailgateError `invalid-input` where a number is not finite
 */
export function* sampleEvents(range: SampleRange): Generator<SampleEvent, void, undefined> {
  const { seed, fromMs, toMs, incidentAnchorMs } = range;
  if (![seed, fromMs, toMs, incidentAnchorMs].every(Number.isFinite)) {
    throw new TailgateError('invalid-input', 'The sample needs finite numbers.', {
      place: JSON.stringify(range),
      remedy: 'Give seed and times as numbers, times in ms since the epoch.',
    });
  }
  const anchorMs = Math.floor(incidentAnchorMs / minuteMs) * minuteMs;
  const first = Math.floor((fromMs - anchorMs) / minuteMs);
  const last = Math.ceil((toMs - anchorMs) / minuteMs) - 1;
  // Events by the minute they fall into: that of their request, or one that follows it. So a minute is
  // complete as soon as it has been generated.
  const buckets = new Map<number, SampleEvent[]>();
  for (let minute = first - longestSpillMinutes; minute <= last; minute += 1) {
    for (const event of sampleMinute(seed, anchorMs, minute)) {
      if (event.timestampMs < fromMs || event.timestampMs >= toMs) continue;
      const slot = Math.floor((event.timestampMs - anchorMs) / minuteMs);
      const bucket = buckets.get(slot);
      if (bucket === undefined) buckets.set(slot, [event]);
      else bucket.push(event);
    }
    const complete = buckets.get(minute);
    if (complete === undefined) continue;
    buckets.delete(minute);
    // The sort is stable: events of the same millisecond stay in the order of their generation.
    yield* complete.sort((a, b) => a.timestampMs - b.timestampMs);
  }
}
