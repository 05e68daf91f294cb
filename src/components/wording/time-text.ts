import { dateTimeFormat, dateTimeFormatISO, type TimeZone } from '@grafana/data';

const dayMs = 86_400_000;

/** A range of less than a day as `23:10 to 00:00`, a longer one with its days. Times in ms. */
export function rangeText(from: number, to: number, timeZone: TimeZone): string {
  const format = to - from < dayMs ? 'HH:mm' : 'MMM D HH:mm';
  return `${dateTimeFormat(from, { timeZone, format })} to ${dateTimeFormat(to, { timeZone, format })}`;
}

/** A moment to the second; with its day where the moments around it span more than one. */
export function momentText(time: number, timeZone: TimeZone, withDay: boolean): string {
  return dateTimeFormat(time, { timeZone, format: withDay ? 'MMM D HH:mm:ss' : 'HH:mm:ss' });
}

/** A moment to the minute. */
export function minuteText(time: number, timeZone: TimeZone, withDay: boolean): string {
  return dateTimeFormat(time, { timeZone, format: withDay ? 'MMM D HH:mm' : 'HH:mm' });
}

/** For pasting elsewhere: ISO 8601 with the offset of the time zone. */
export function isoText(time: number, timeZone: TimeZone): string {
  return dateTimeFormatISO(time, { timeZone });
}
