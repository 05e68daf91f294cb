import type { Concentration } from '@tailgate/contract';
import { instant } from './instant';

/** Part of the affected requests that a run of bins must hold. */
const concentratedShare = 0.8;

/** A run longer than this part of the range says nothing about when. */
const longestPartOfRange = 0.5;

/** A range of time that is counted by bins, ms. */
export interface BinnedRange {
  readonly fromMs: number;
  readonly toMs: number;
  readonly binMs: number;
}

/**
 * The shortest run of bins that holds at least 80 % of what is counted; of runs equally short the
 * fullest, then the earliest. Null where nothing is counted or where the run is longer than half of
 * the range: then it is spread over all of it.
 * @param counts by start of bin, ms since the epoch, ascending
 */
export function concentrationOf(
  counts: ReadonlyMap<number, number>,
  range: BinnedRange,
): Concentration | null {
  const bins = [...counts].filter(([, count]) => count > 0);
  const total = bins.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  let best: { from: number; to: number; count: number } | undefined;
  let held = 0;
  let first = 0;
  for (const [last, count] of bins) {
    held += count;
    for (;;) {
      const start = bins[first];
      if (start === undefined || held - start[1] < concentratedShare * total) break;
      held -= start[1];
      first += 1;
    }
    const start = bins[first];
    if (start === undefined || held < concentratedShare * total) continue;
    const run = { from: start[0], to: last + range.binMs, count: held };
    const shorter = best === undefined ? 1 : best.to - best.from - (run.to - run.from);
    if (best === undefined || shorter > 0 || (shorter === 0 && run.count > best.count)) best = run;
  }
  if (best === undefined) return null;
  const from = Math.max(best.from, range.fromMs);
  const to = Math.min(best.to, range.toMs);
  if (to - from > longestPartOfRange * (range.toMs - range.fromMs)) return null;
  return { from: instant(from), to: instant(to), count: best.count, share: best.count / total };
}
