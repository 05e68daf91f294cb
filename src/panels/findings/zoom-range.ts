import type { AbsoluteTimeRange, TimeRange } from '@grafana/data';

/** Shown on each side of an episode, so that its beginning and end can be seen. */
const margin = 0.1;
const leastMarginMs = 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A time that something went on, with a margin. In ms since the epoch. */
export function zoomRange({ from, to }: Span): AbsoluteTimeRange {
  const around = Math.max(leastMarginMs, Math.round((to - from) * margin));
  return { from: from - around, to: to + around };
}

/** Whether the dashboard shows no more than this range already: to zoom there would change nothing. */
export function isInView({ from, to }: Span, range: Pick<TimeRange, 'from' | 'to'>): boolean {
  return range.from.valueOf() >= from && range.to.valueOf() <= to;
}
