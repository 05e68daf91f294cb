import type { SeriesValue } from './cells';

/** All times of several series, ascending, each once. One series alone is taken as it is. */
export function mergeTimes(series: readonly (readonly number[])[]): number[] {
  const [first, ...others] = series.filter((times) => times.length > 0);
  if (first === undefined) return [];
  if (others.every((times) => isSame(times, first)))
    return isAscending(first) ? [...first] : unique(first);
  return unique(series.flat());
}

/**
 * Values moved onto other times. A time that the series does not have becomes `undefined`, over which
 * a line is drawn on, unlike `null`, which says that there was nothing.
 */
export function alignValues(
  times: readonly number[],
  ownTimes: readonly number[],
  values: readonly SeriesValue[],
): SeriesValue[] {
  if (isSame(times, ownTimes)) return [...values];
  const rows = new Map(ownTimes.map((time, row) => [time, row]));
  return times.map((time) => {
    const row = rows.get(time);
    return row === undefined ? undefined : values[row];
  });
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((time, row) => time === other[row]);
}

function isAscending(times: readonly number[]): boolean {
  return times.every((time, row) => row === 0 || time > (times[row - 1] ?? time));
}

function unique(times: readonly number[]): number[] {
  return [...new Set(times)].sort((one, other) => one - other);
}
