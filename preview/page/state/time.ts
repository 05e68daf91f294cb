import {
  dateTimeForTimeZone,
  getTimeZoneInfo,
  isDateTime,
  rangeUtil,
  type TimeRange,
} from '@grafana/data';
import { changeSearch } from './search';

/** The time zone of the browser, by its name in Grafana. */
export const localTimeZone = 'browser';

/** The time zone that the address names, as Grafana's addresses do. */
export function timeZoneOf(search: URLSearchParams): string {
  const name = search.get('timezone') ?? '';
  return name !== '' && isTimeZone(name) ? name : localTimeZone;
}

function isTimeZone(name: string): boolean {
  return name === 'utc' || getTimeZoneInfo(name, Date.now())?.ianaName === name;
}

/** Shows times in another zone. */
export function changeTimeZone(timeZone: string): void {
  changeSearch({ timezone: timeZone === localTimeZone || timeZone === '' ? null : timeZone });
}

/** What a dashboard shows that says nothing else. */
const defaultTime = { from: 'now-6h', to: 'now' };

/**
 * The time range that the address names, or the default where it names none that can be. `now` is read
 * anew at each call.
 */
export function timeRangeOf(search: URLSearchParams): TimeRange {
  const timeZone = timeZoneOf(search);
  const { from, to } = defaultTime;
  const range = (raw: { from: string; to: string }): TimeRange =>
    rangeUtil.convertRawToRange(
      { from: bound(raw.from, timeZone), to: bound(raw.to, timeZone) },
      timeZone,
    );
  const named = range({ from: search.get('from') ?? from, to: search.get('to') ?? to });
  const isRange =
    named.from.isValid() && named.to.isValid() && named.from.valueOf() < named.to.valueOf();
  return isRange ? named : range(defaultTime);
}

/** An instant in ms since the epoch, or a text such as `now-6h` as it is. */
const bound = (text: string, timeZone: string) =>
  /^\d+$/.test(text) ? dateTimeForTimeZone(timeZone, Number(text)) : text;

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
