import type { DataFrame, Field } from '@grafana/data';
import { addCounts, isAscending, mergeTimes } from './align';
import { findField, numbersOf, timeField, timesOf, type SeriesValue } from './cells';
import { findFrames } from './find-frame';
import { identityKey, identityOf, type SeriesIdentity } from './series-identity';

/** Counts per bin that stand beside the latency of an endpoint; `undefined` where the data does not say. */
export interface EndpointCounts extends SeriesIdentity {
  readonly times: number[];
  readonly timeouts: SeriesValue[];
  readonly requests: SeriesValue[];
  readonly withoutIntegration: SeriesValue[];
}

interface Part {
  readonly times: number[];
  readonly field: Field;
}

const names = ['timeouts', 'requests', 'without_integration'];

/**
 * The frame `timeouts` of a latency answer, by series. Where several fields count the same series under
 * different labels they are added up; where two queries ask the same source the first one counts.
 */
export function readCounts(frames: readonly DataFrame[]): EndpointCounts[] {
  const found = findFrames(
    frames,
    'timeouts',
    (frame) => timeField(frame) !== undefined && findField(frame, 'timeouts') !== undefined,
  );
  const series = new Map<string, { identity: SeriesIdentity; parts: Part[] }>();
  const seen = new Set<string>();
  for (const frame of found) {
    const time = timeField(frame);
    if (time === undefined) continue;
    const times = timesOf(time);
    for (const field of frame.fields.filter(({ name }) => names.includes(name))) {
      const identity = identityOf(field);
      const asked = `${field.name} ${identityKey(identity)}`;
      if (identity.source !== '' && seen.has(asked)) continue;
      seen.add(asked);
      const key = identityKey(identity);
      const entry = series.get(key) ?? { identity, parts: [] };
      entry.parts.push({ times, field });
      series.set(key, entry);
    }
  }
  return [...series.values()].map(({ identity, parts }) => countsOf(identity, parts));
}

function countsOf(identity: SeriesIdentity, parts: readonly Part[]): EndpointCounts {
  const [first] = parts;
  // Fields of one frame share its times.
  const times =
    first !== undefined &&
    parts.every((part) => part.times === first.times) &&
    isAscending(first.times)
      ? first.times
      : mergeTimes(parts.map((part) => part.times));
  const valuesOf = (name: string) => {
    const own = parts.filter(({ field }) => field.name === name);
    const [only] = own;
    if (own.length === 1 && only?.times === times) return numbersOf(only.field);
    return own.reduce<SeriesValue[]>(
      (sums, part) => addCounts(times, sums, part.times, numbersOf(part.field)),
      times.map(() => undefined),
    );
  };
  return {
    ...identity,
    times,
    timeouts: valuesOf('timeouts'),
    requests: valuesOf('requests'),
    withoutIntegration: valuesOf('without_integration'),
  };
}
