import type { DataFrame, Field } from '@grafana/data';
import { alignValues, mergeTimes } from './align';
import { findField, numbersOf, timeField, type SeriesValue } from './cells';
import { findFrames } from './find-frame';
import { endpointOf } from './latency-frame';

/** Counts per bin that stand beside the latency of an endpoint. */
export interface EndpointCounts {
  readonly endpoint: string;
  readonly times: number[];
  readonly timeouts: SeriesValue[];
  readonly requests: SeriesValue[];
  readonly withoutIntegration: SeriesValue[];
}

/** The frame `timeouts` of a latency answer, by endpoint. */
export function readCounts(frames: readonly DataFrame[]): EndpointCounts[] {
  const found = findFrames(
    frames,
    'timeouts',
    (frame) => timeField(frame) !== undefined && findField(frame, 'timeouts') !== undefined,
  );
  const endpoints = new Map<string, { times: number[]; field: Field }[]>();
  for (const frame of found) {
    const time = timeField(frame);
    if (time === undefined) continue;
    const times = numbersOf(time).map((value) => value ?? 0);
    for (const field of frame.fields) {
      const group = endpoints.get(endpointOf(field));
      if (field === time) continue;
      if (group === undefined) endpoints.set(endpointOf(field), [{ times, field }]);
      else group.push({ times, field });
    }
  }
  return [...endpoints].map(([endpoint, parts]) => {
    const times = mergeTimes(parts.map((part) => part.times));
    const valuesOf = (name: string) => {
      const part = parts.find(({ field }) => field.name === name);
      return part === undefined ? [] : alignValues(times, part.times, numbersOf(part.field));
    };
    return {
      endpoint,
      times,
      timeouts: valuesOf('timeouts'),
      requests: valuesOf('requests'),
      withoutIntegration: valuesOf('without_integration'),
    };
  });
}
