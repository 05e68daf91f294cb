import { TailgateError } from '../errors';
import { plannedBinMs } from '../latency/plan/slice-key';

const minute = 60_000;
const hour = 60 * minute;

/** Widths that people read graphs in. */
const widths = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440].map((minutes) => minutes * minute);
const fewBins = 300;
const mostBins = 5_000;

export interface TimeBins {
  readonly binMs: number;
  /** Starts of the bins, ms since the epoch, multiples of `binMs`. */
  readonly starts: readonly number[];
}

/**
 * The bins of a range: as wide as asked for, rounded up to whole stored bins, else so wide that there
 * are at most 300.
 * @throws TailgateError `invalid-input` where there would be more than 5,000
 */
export function timeBins(fromMs: number, toMs: number, wantedMs: number | undefined): TimeBins {
  const fitting = widths.find((width) => (toMs - fromMs) / width <= fewBins) ?? 24 * hour;
  const binMs =
    wantedMs === undefined ? fitting : Math.ceil(wantedMs / plannedBinMs) * plannedBinMs;
  if ((toMs - fromMs) / binMs > mostBins) {
    throw new TailgateError(
      'invalid-input',
      `The range has more than ${mostBins} bins of ${binMs} ms.`,
      { place: 'binMs', remedy: `Ask for bins of ${fitting} ms, or for a shorter range.` },
    );
  }
  const starts: number[] = [];
  for (let at = Math.floor(fromMs / binMs) * binMs; at < toMs; at += binMs) starts.push(at);
  return { binMs, starts };
}
