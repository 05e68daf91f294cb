import { dateTimeFormat, type TimeZone } from '@grafana/data';

/**
 * The time that a bin covers: `2026-11-20 10:05:00 to 10:10:00`, or when it begins where its width is not
 * known.
 *
 * @param time ms since the epoch
 * @param binMs 0 where it is not known
 */
export function binText(time: number, binMs: number, timeZone: TimeZone): string {
  const begins = dateTimeFormat(time, { timeZone });
  if (binMs <= 0) return begins;
  const ends = dateTimeFormat(time + binMs, { timeZone });
  const [day = '', clock = ends] = ends.split(' ');
  return `${begins} to ${begins.startsWith(`${day} `) ? clock : ends}`;
}
