/** Preferred numbers R10 of ISO 3: ten to a decade, each about 1.26 times the one before. */
const fineSteps = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8];
/** Every second one of them: R5. */
const coarseSteps = [1, 1.6, 2.5, 4, 6.3];
/** Below 10 ms latencies are so few whole numbers that finer bounds would hold none of them. */
const smallest = [1, 2, 4, 6];
/** From 10 ms on; the last decade begins at 10^8 ms, more than a day. */
const decades = [1, 2, 3, 4, 5, 6, 7, 8];
/** Rows of a heatmap that can still be told apart; enough for 1 ms to 100 s. */
const mostBounds = 48;

function gridOf(steps: readonly number[]): number[] {
  const grid = decades.flatMap((decade) =>
    steps.map((step) => Math.round(step * 10 ** decade * 100) / 100),
  );
  return [...smallest, ...grid];
}

const fine = gridOf(fineSteps);
const coarse = gridOf(coarseSteps);

/** The bounds from the first one that holds `leastMs` to one beyond the first that holds `greatestMs`. */
function within(grid: readonly number[], leastMs: number, greatestMs: number): number[] {
  const first = grid.findIndex((bound) => bound >= leastMs);
  const last = grid.findIndex((bound) => bound >= greatestMs);
  return grid.slice(Math.max(first, 0), last < 0 ? undefined : last + 2);
}

/**
 * Upper bounds of latency buckets in ms, rising, at most 48: those of a fixed grid that the latencies
 * need, so that a zoom adds or leaves out bounds but moves none; every second one where there would be
 * more. The last bucket stays empty: a heatmap names it `+Inf`.
 */
export function latencyBounds(leastMs: number, greatestMs: number): number[] {
  const bounds = within(fine, leastMs, greatestMs);
  return bounds.length <= mostBounds ? bounds : within(coarse, leastMs, greatestMs);
}
