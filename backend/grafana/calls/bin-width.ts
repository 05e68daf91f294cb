import { plannedBinMs } from '../../latency/plan/slice-key';

const minute = 60_000;

/** Whole minutes that divide a day, so that bins of different ranges lie on each other, and hold whole stored bins. */
const widths = [1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1_440]
  .map((minutes) => minutes * minute)
  .filter((width) => width % plannedBinMs === 0);
const widest = 1_440 * minute;

/** Points of a graph where Grafana does not say, and at most: no screen has more. */
const usualPoints = 1_000;
const mostPoints = 4_000;

/**
 * The width of the bins for a graph in ms: whole minutes, no narrower than Grafana's interval, and so
 * wide that there are no more bins than points. Bins begin at multiples of their width, so a range
 * has up to one more than its length says. A day is the widest that there is.
 */
export function binWidth(
  rangeMs: number,
  { intervalMs, maxDataPoints }: { readonly intervalMs: number; readonly maxDataPoints: number },
): number {
  const points = Math.min(maxDataPoints > 0 ? maxDataPoints : usualPoints, mostPoints);
  const fits = (width: number): boolean =>
    width >= intervalMs && Math.ceil(rangeMs / width) + 1 <= points;
  return widths.find(fits) ?? widest;
}
