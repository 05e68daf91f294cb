import type { GrafanaQuery } from '@tailgate/contract';

const day = 86_400_000;

export interface ComparedRange {
  readonly from: number;
  readonly to: number;
  /** How long before, ms: a multiple of the width of the bins, so that they lie on each other. */
  readonly shiftMs: number;
  /** For people. */
  readonly when: string;
}

/** The earlier range that a query is compared with. */
export function comparedRange(
  compare: NonNullable<GrafanaQuery['compare']>,
  { from, to }: { readonly from: number; readonly to: number },
  binMs: number,
): ComparedRange {
  const [length, when] =
    compare === 'day'
      ? [day, 'a day before']
      : compare === 'week'
        ? [7 * day, 'a week before']
        : [to - from, 'before'];
  const shiftMs = Math.ceil(length / binMs) * binMs;
  return { from: from - shiftMs, to: to - shiftMs, shiftMs, when };
}
