import type { TimeRange, TimeZone } from '@grafana/data';
import { formatCount } from '../../components/format';
import { episodeText, isGoingOn, minuteText, needsDay } from '../../components/wording/time-text';
import type { TimeoutsData } from './timeouts-data';

/** When the timeouts were, in words; empty where there are none. */
export interface WhenText {
  /** `since 23:10, ended 23:50`; of several outages the last. */
  readonly span: string;
  /** `most at 23:40 (12)`; empty where all of them are in one bin. */
  readonly most: string;
}

/** When the timeouts were, and of which bin most of them are. */
export function whenText(
  { spans, bins: { times, counts } }: Pick<TimeoutsData, 'spans' | 'bins'>,
  range: TimeRange,
  timeZone: TimeZone,
): WhenText {
  const last = spans.at(-1);
  if (last === undefined) return { span: '', most: '' };
  const minute = (time: number) => minuteText(time, timeZone, needsDay(range, timeZone));
  const text =
    last.lastBin !== undefined && isGoingOn(last, range)
      ? `since ${minute(last.from)}, last after ${minute(last.lastBin)}`
      : episodeText(last, range, timeZone);
  const span = spans.length === 1 ? text : `${spans.length} times, the last ${text}`;
  const hits = times.flatMap((time, bin) => {
    const count = counts[bin] ?? 0;
    return count > 0 ? [{ time, count }] : [];
  });
  if (hits.length < 2) return { span, most: '' };
  const peak = hits.reduce((most, hit) => (hit.count > most.count ? hit : most));
  return { span, most: `most at ${minute(peak.time)} (${formatCount(peak.count)})` };
}

/** Both in one. */
export function wholeWhen({ span, most }: WhenText): string {
  return [span, most].filter((text) => text !== '').join('; ');
}
