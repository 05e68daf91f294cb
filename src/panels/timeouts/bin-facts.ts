import type { TimeZone } from '@grafana/data';
import { formatCount } from '../../components/format';
import { minuteText } from '../../components/wording/time-text';

const dayMs = 86_400_000;

interface Bins {
  readonly times: readonly number[];
  readonly counts: readonly number[];
}

/**
 * When the timeouts were, in words: `23:10 to 23:50, most at 23:40 (12)`. The end is the start of the
 * last bin with timeouts. Empty where there are none.
 */
export function whenText({ times, counts }: Bins, timeZone: TimeZone): string {
  const hits = times.flatMap((time, bin) => {
    const count = counts[bin] ?? 0;
    return count > 0 ? [{ time, count }] : [];
  });
  const first = hits[0];
  const last = hits.at(-1);
  if (first === undefined || last === undefined) return '';
  const peak = hits.reduce((most, hit) => (hit.count > most.count ? hit : most));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const text = (time: number) => minuteText(time, timeZone, span > dayMs);
  if (first === last) return `at ${text(first.time)}`;
  return `${text(first.time)} to ${text(last.time)}, most at ${text(peak.time)} (${formatCount(peak.count)})`;
}
