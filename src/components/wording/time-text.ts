import { dateTimeFormat, dateTimeFormatISO, type TimeRange, type TimeZone } from '@grafana/data';

/** How much later than its last window an episode may be known to go on: windows of 5 min, late lines. */
const liveLagMs = 600_000;
/** The end of a range that is over is that of its last window, but for its seconds. */
const settledLagMs = 60_000;

/** Whether times need their day: the range that is looked at does not lie within one local day. */
export function needsDay(
  { from, to }: Pick<TimeRange, 'from' | 'to'>,
  timeZone: TimeZone,
): boolean {
  const day = (time: number) => dateTimeFormat(time, { timeZone, format: 'YYYY-MM-DD' });
  // The end itself is not part of the range: one until midnight is within its day.
  const last = Math.max(from.valueOf(), to.valueOf() - 1);
  return day(from.valueOf()) !== day(last);
}

/** A range as `23:10 to 00:00`, or with its days; the second one only where it is another. Times in ms. */
export function rangeText(from: number, to: number, timeZone: TimeZone, withDay: boolean): string {
  return `${minuteText(from, timeZone, withDay)} to ${laterText(to, from, timeZone, withDay)}`;
}

function laterText(time: number, earlier: number, timeZone: TimeZone, withDay: boolean): string {
  const day = (at: number) => dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD' });
  return minuteText(time, timeZone, withDay && day(time) !== day(earlier));
}

/** A moment to the second; with its day where the moments around it span more than one. */
export function momentText(time: number, timeZone: TimeZone, withDay: boolean): string {
  return dateTimeFormat(time, { timeZone, format: withDay ? 'MMM D HH:mm:ss' : 'HH:mm:ss' });
}

/** A moment to the minute. */
export function minuteText(time: number, timeZone: TimeZone, withDay: boolean): string {
  return dateTimeFormat(time, { timeZone, format: withDay ? 'MMM D HH:mm' : 'HH:mm' });
}

/**
 * Since when something goes on and whether it is over: `since 05:45, ended 06:40`, `since 05:45, still
 * going`. What touches the end of a range that is over was `still going at 07:00`; what touches its
 * beginning goes on `since before 01:00`.
 *
 * @param episode ms since the epoch
 * @param range that is looked at; its raw end tells whether it ends now
 */
export function episodeText(
  episode: { readonly from: number; readonly to: number },
  range: TimeRange,
  timeZone: TimeZone,
): string {
  const withDay = needsDay(range, timeZone);
  const text = (time: number) => minuteText(time, timeZone, withDay);
  const [first, last] = [range.from.valueOf(), range.to.valueOf()];
  const since =
    episode.from <= first ? `since before ${text(first)}` : `since ${text(episode.from)}`;
  if (!isGoingOn(episode, range)) {
    return `${since}, ended ${laterText(episode.to, Math.max(first, episode.from), timeZone, withDay)}`;
  }
  return `${since}, ${endsNow(range) ? 'still going' : `still going at ${text(last)}`}`;
}

/** Whether nothing says that an episode was over at the end of the range. */
export function isGoingOn({ to }: { readonly to: number }, range: TimeRange): boolean {
  return to >= range.to.valueOf() - (endsNow(range) ? liveLagMs : settledLagMs);
}

function endsNow({ raw }: TimeRange): boolean {
  return typeof raw.to === 'string' && raw.to.includes('now');
}

/** For pasting elsewhere: ISO 8601 with the offset of the time zone. */
export function isoText(time: number, timeZone: TimeZone): string {
  return dateTimeFormatISO(time, { timeZone });
}
