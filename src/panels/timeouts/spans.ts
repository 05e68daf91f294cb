import type { DataFrame } from '@grafana/data';
import { readEpisodes } from '../../components/frames/episodes-frame';

/** From when to when there were timeouts, in ms since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Start of the last bin, where it is so wide that nobody knows when in it the outage ended. */
  readonly lastBin?: number;
}

interface Bins {
  /** Their starts. */
  readonly times: readonly number[];
  readonly counts: readonly number[];
}

/** Bins up to this width say when an outage ended, as the windows of episodes do. */
const preciseMs = 600_000;

/** As long as the rules look back: what comes later is another outage. */
const apartMs = 3_600_000;

/**
 * The outages, earliest first: the episodes of the timeout rule where the data has them, so that all
 * panels tell the same; else the runs of bins with timeouts, each until the end of its last bin.
 */
export function timeoutSpans(frames: readonly DataFrame[], bins: Bins): Span[] {
  const episodes = readEpisodes(frames).filter(({ rule }) => rule === 'integration-timeout');
  if (episodes.length > 0) return joined(episodes, 0);
  const width = binWidth(bins.times);
  const hits = bins.times.filter((_, bin) => (bins.counts[bin] ?? 0) > 0);
  return joined(
    hits.map((from) => ({
      from,
      to: from + width,
      ...(width > preciseMs && { lastBin: from }),
    })),
    apartMs,
  );
}

/** Spans that overlap, or are not further apart than that, as one. Given and returned by start. */
function joined(spans: readonly Span[], gapMs: number): Span[] {
  const result: Span[] = [];
  for (const { from, to, lastBin } of spans) {
    const last = result.at(-1);
    const isNew = last === undefined || from > last.to + gapMs;
    const span = { from: isNew ? from : last.from, to: isNew ? to : Math.max(last.to, to) };
    result.splice(
      isNew ? result.length : -1,
      1,
      lastBin === undefined ? span : { ...span, lastBin },
    );
  }
  return result;
}

/** The shortest distance of two bins: some may be missing. */
function binWidth(times: readonly number[]): number {
  const distances = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const known = distances.filter((distance) => distance > 0);
  return known.length === 0 ? 0 : known.reduce((least, distance) => Math.min(least, distance));
}
