import { dateTimeForTimeZone, isDateTime, rangeUtil, type TimeRange } from '@grafana/data';
import { changeSearch } from './search';

export const timeZone = 'browser';

/** What a dashboard shows that says nothing else. */
export const defaultTime = { from: 'now-6h', to: 'now' };

const bound = (text: string) =>
  /^\d+$/.test(text) ? dateTimeForTimeZone(timeZone, Number(text)) : text;

/** The time range that the address names. `now` is read anew at each call. */
export function timeRangeOf(search: URLSearchParams): TimeRange {
  const from = bound(search.get('from') ?? defaultTime.from);
  const to = bound(search.get('to') ?? defaultTime.to);
  return rangeUtil.convertRawToRange({ from, to }, timeZone);
}

/** Shows another time range. */
export function changeTime({ raw }: TimeRange): void {
  const text = (value: TimeRange['raw']['from']) =>
    isDateTime(value) ? String(value.valueOf()) : value;
  changeSearch({ from: text(raw.from), to: text(raw.to) });
}

/** Shows a range between two instants, in ms since the epoch. */
export function changeToInstants(from: number, to: number): void {
  changeSearch({ from: String(Math.round(from)), to: String(Math.round(to)) });
}

/** A range beside this one or around it: half its length earlier or later, or twice as long. */
export function changeBy({ from, to }: TimeRange, move: 'back' | 'forward' | 'out'): void {
  const half = (to.valueOf() - from.valueOf()) / 2;
  const start = from.valueOf() - (move === 'forward' ? -half : half);
  const end = to.valueOf() - (move === 'back' ? half : -half);
  changeToInstants(start, Math.min(end, Date.now()));
}
