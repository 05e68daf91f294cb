import type { Episode, RuleId, SourceSettings } from '@tailgate/contract';
import type { AggregateProvider } from '../latency/aggregates';
import { affectedTracks, type Track } from './affected-windows';
import { EpisodeRun } from './episode-run';
import { Judge } from './judge';
import { judgeWindows, type Fired } from './judge-windows';
import { severityRank } from './severity';
import { Windows } from './windows';
import { WindowSource } from './window-source';

function tracksByWindow(tracks: readonly Track[]): [number, Track[]][] {
  const byWindow = new Map<number, Track[]>();
  for (const track of tracks) {
    for (const index of track.affected.keys()) {
      const list = byWindow.get(index);
      if (list === undefined) byWindow.set(index, [track]);
      else list.push(track);
    }
  }
  return [...byWindow].sort(([one], [other]) => one - other);
}

/**
 * Whether a window goes on with a run: it is the next one, or the endpoint had no request to judge
 * between the two and the verdict looks back to the run.
 */
function continues(run: EpisodeRun, index: number, fired: Fired, source: WindowSource): boolean {
  if (fired.span.first > run.lastIndex) return index === run.lastIndex + 1;
  for (let between = run.lastIndex + 1; between < index; between += 1) {
    const window = { first: between, last: between };
    if (source.sampleSize(window, fired.track.endpoint, fired.track.rule) > 0) return false;
  }
  return true;
}

function byStart(one: Episode, other: Episode): number {
  return (
    one.from.localeCompare(other.from, 'en') ||
    severityRank(other.severity) - severityRank(one.severity) ||
    one.rule.localeCompare(other.rule, 'en') ||
    (one.endpoint < other.endpoint ? -1 : one.endpoint > other.endpoint ? 1 : 0)
  );
}

/**
 * When the rules fired: runs of fixed five-minute windows, aligned to UTC and cut off at the ends of
 * the range, per rule and endpoint (empty for the whole source), by start.
 *
 * A window is judged by its own requests where it has 100 of them that the rule can judge, else
 * together with the windows before it, until there are 100, over at most 60 minutes in all. It fires
 * only if it has an affected request of its own: looking back steadies the verdict of a quiet window
 * but never prolongs an episode past its last affected request. Windows without a request to judge
 * are no sign of recovery: they do not end an episode that the next verdict still looks back to.
 * What fires on too small a sample counts as `info`.
 */
export function episodes(provider: AggregateProvider, settings: SourceSettings): Episode[] {
  if (!(provider.toMs > provider.fromMs)) return [];
  const judge = new Judge(settings);
  const windows = new Windows(provider);
  const source = new WindowSource(provider, windows);
  const range = provider.aggregates(provider.fromMs, provider.toMs);
  const running = new Map<string, EpisodeRun>();
  const runs: EpisodeRun[] = [];

  for (const [index, tracks] of tracksByWindow(affectedTracks(range, judge, windows))) {
    source.forgetBefore(index);
    const own = { first: index, last: index };
    const fired = tracks.flatMap((track) => judgeWindows(track, own, source, judge) ?? []);
    const ids = new Map<string, Set<RuleId>>();
    for (const { track } of fired) {
      ids.set(track.endpoint, (ids.get(track.endpoint) ?? new Set()).add(track.rule.id));
    }
    for (const one of fired) {
      const { rule, endpoint, affected } = one.track;
      const causes = judge.causes(rule.id, ids.get(endpoint) ?? new Set(), one.aggregates);
      const window = { index, hit: one.hit, count: affected.get(index) ?? 0, causes };
      const key = `${rule.id} ${endpoint}`;
      const run = running.get(key);
      if (run !== undefined && continues(run, index, one, source)) {
        run.add(window);
      } else {
        const next = new EpisodeRun(rule.id, endpoint, window);
        running.set(key, next);
        runs.push(next);
      }
    }
  }
  return runs.map((run) => run.episode(provider.source, windows)).sort(byStart);
}
