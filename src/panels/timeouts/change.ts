import type { DataQueryRequest } from '@grafana/data';
import { formatCount } from '../../components/format';

/** How the count stands against an earlier range. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** `51 more than the day before (23)` */
  readonly text: string;
  /** The same where there is little room: `51 more (was 23)` */
  readonly short: string;
}

/** The change in words; nothing where there is nothing to compare with. */
export function changeOf(now: number, before: number | null, baseline: string): Change | undefined {
  if (before === null) return undefined;
  if (now === before)
    return { direction: 'same', text: `as many as ${baseline}`, short: 'as before' };
  const difference = formatCount(Math.abs(now - before));
  const [direction, word] = now > before ? (['up', 'more'] as const) : (['down', 'fewer'] as const);
  return {
    direction,
    text: `${difference} ${word} than ${baseline} (${formatCount(before)})`,
    short: `${difference} ${word} (was ${formatCount(before)})`,
  };
}

const names: ReadonlyMap<unknown, string> = new Map([
  ['previous', 'in the range before'],
  ['day', 'the day before'],
  ['week', 'the week before'],
]);

/** What the query compares with, in words; the frames do not say it. */
export function baselineName(request: Pick<DataQueryRequest, 'targets'> | undefined): string {
  const compared = (request?.targets ?? []).map((target): unknown =>
    Reflect.get(target, 'compare'),
  );
  return names.get(compared.find((name) => names.has(name))) ?? 'before';
}
