import { isValue, type SeriesValue } from './cells';

/** All times of several series, ascending, each once. What is no time (NaN) is left out. */
export function mergeTimes(series: readonly (readonly number[])[]): number[] {
  const [first, ...others] = series.filter((times) => times.length > 0);
  if (first === undefined) return [];
  if (others.every((times) => isSame(times, first))) {
    return isAscending(first) ? [...first] : unique(first);
  }
  return unique(series.flat());
}

/**
 * Values moved onto other times. A time that the series does not have becomes `undefined`, over which
 * a line is drawn on, unlike `null`, which says that there was nothing. Of a time that is there twice
 * the last value holds. Where nothing moves the same array comes back.
 */
export function alignValues(
  times: readonly number[],
  ownTimes: readonly number[],
  values: SeriesValue[],
): SeriesValue[] {
  if (isSame(times, ownTimes)) {
    return values.length === times.length ? values : times.map((_, row) => values[row]);
  }
  const rows = new Map(ownTimes.map((time, row) => [time, row]));
  return times.map((time) => {
    const row = rows.get(time);
    return row === undefined ? undefined : values[row];
  });
}

/** Adds counts of other times to sums: nothing that is counted is lost, also where a time is there twice. */
export function addCounts(
  times: readonly number[],
  sums: readonly SeriesValue[],
  ownTimes: readonly number[],
  counts: readonly SeriesValue[],
): SeriesValue[] {
  const rows = isSame(times, ownTimes) ? undefined : new Map(times.map((time, row) => [time, row]));
  const added = sums.length === times.length ? [...sums] : times.map((_, row) => sums[row]);
  // Plain loops here and below: each runs for every series and bin, on each change of data.
  for (let ownRow = 0; ownRow < ownTimes.length; ownRow++) {
    const row = rows === undefined ? ownRow : rows.get(ownTimes[ownRow] ?? Number.NaN);
    const count = counts[ownRow];
    if (row === undefined || count === undefined) continue;
    const before = added[row];
    added[row] = isValue(before) ? before + (count ?? 0) : count;
  }
  return added;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let row = 0; row < one.length; row++) if (one[row] !== other[row]) return false;
  return true;
}

/** Whether times rise from row to row, none of them twice or NaN. */
export function isAscending(times: readonly number[]): boolean {
  for (let row = 0; row < times.length; row++) {
    const time = times[row] ?? Number.NaN;
    if (Number.isNaN(time) || (row > 0 && !(time > (times[row - 1] ?? time)))) return false;
  }
  return true;
}

function unique(times: readonly number[]): number[] {
  return [...new Set(times)]
    .filter((time) => !Number.isNaN(time))
    .sort((one, other) => one - other);
}
