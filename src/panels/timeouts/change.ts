import type { DataQueryRequest } from '@grafana/data';
import { formatCount } from '../../components/format';
import type { TimeoutsData } from './timeouts-data';

/** How the count stands against an earlier range. */
export interface Change {
  /** `unknown` where there is nothing to compare with. */
  readonly direction: 'up' | 'down' | 'same' | 'unknown';
  /** `51 more than the day before (23)` */
  readonly text: string;
  /** The same where there is little room: `51 more (was 23)` */
  readonly short: string;
}

/** Traffic that differs by more than this factor is said, as the counts alone mislead then. */
const otherTraffic = 1.5;

/**
 * The change in words; nothing where the query does not compare. An earlier range without requests is no
 * good time: nothing is known of it.
 */
export function changeOf(
  now: Pick<TimeoutsData, 'total' | 'requests' | 'earlier'>,
  baseline: string | undefined,
): Change | undefined {
  const { total, earlier } = now;
  if (earlier === undefined) return undefined;
  const { timeouts: before, requests } = earlier;
  if (before === null || requests === 0) {
    return {
      direction: 'unknown',
      text: ['nothing to compare with', baseline ?? ''].join(' ').trim(),
      short: 'nothing to compare',
    };
  }
  const name = baseline ?? 'before';
  const count = formatCount(before);
  const base = differs(now.requests, requests) ? `${count} of ${formatCount(requests)}` : count;
  if (total === before) {
    const text = `as many as ${name}`;
    return {
      direction: 'same',
      text: base === count ? text : `${text} (${base})`,
      short: 'as before',
    };
  }
  const difference = formatCount(Math.abs(total - before));
  const [direction, word] =
    total > before ? (['up', 'more'] as const) : (['down', 'fewer'] as const);
  return {
    direction,
    text: `${difference} ${word} than ${name} (${base})`,
    short: `${difference} ${word} (was ${count})`,
  };
}

function differs(now: number | null, before: number | null): boolean {
  if (now === null || before === null || now === 0) return false;
  return Math.max(now / before, before / now) > otherTraffic;
}

const baselines: ReadonlyMap<unknown, string> = new Map([
  ['previous', 'in the range before'],
  ['day', 'the day before'],
  ['week', 'the week before'],
]);

/** What the query compares with, in words, where it says so; the frames do not. */
export function baselineName(
  request: Pick<DataQueryRequest, 'targets'> | undefined,
): string | undefined {
  const compared = (request?.targets ?? []).map((target): unknown =>
    Reflect.get(target, 'compare'),
  );
  return baselines.get(compared.find((name) => baselines.has(name)));
}
