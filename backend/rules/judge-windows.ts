import type { EndpointAggregates } from '../latency/aggregates';
import type { Track } from './affected-windows';
import type { Judge } from './judge';
import type { Hit } from './rule';
import type { Span, WindowRun, WindowSource } from './window-source';

/** A rule that fired in the windows at hand. */
export interface Fired {
  readonly track: Track;
  readonly hit: Hit;
  /** What it was judged by: the windows, and those before them that it looked back to. */
  readonly span: Span;
  /** What the span says of the endpoint. */
  readonly aggregates: EndpointAggregates;
}

/** Affected requests of a track in windows. */
export function affectedIn({ affected }: Track, { first, last }: WindowRun): number {
  let count = 0;
  for (let index = first; index <= last; index += 1) count += affected.get(index) ?? 0;
  return count;
}

/**
 * Judges one track in windows of its own, by the span that they look back to. Looking back steadies
 * the verdict of a quiet window; without an affected request of its own it never fires.
 */
export function judgeWindows(
  track: Track,
  own: WindowRun,
  source: WindowSource,
  judge: Judge,
): Fired | undefined {
  if (affectedIn(track, own) === 0) return undefined;
  const { rule, endpoint } = track;
  const span = source.judged(own, endpoint, rule);
  const aggregates = span.of(endpoint);
  if (aggregates === undefined) return undefined;
  // Most windows end here: too few affected requests for the rule to fire, whatever the percentile.
  const fewest = rule.fewestAffected(rule.sampleSize(aggregates), judge.thresholdsFor(endpoint));
  if (affectedIn(track, span) < fewest) return undefined;
  const hit = endpoint === '' ? judge.whole(rule, span.range) : judge.endpoint(rule, aggregates);
  return hit && { track, hit, span, aggregates };
}
