import type { AlertMeasure, RuleId, SourceSettings } from '@tailgate/contract';
import type { AggregateProvider, EndpointAggregates } from '../latency/aggregates';
import { affectedTracks, type Track } from './affected-windows';
import { Judge } from './judge';
import { affectedIn, judgeWindows, type Fired } from './judge-windows';
import { rules as allRules } from './registry';
import type { Rule } from './rule';
import { severityRank, weighedSeverity } from './severity';
import { WindowSource, type WindowRun } from './window-source';
import { enoughRequests, Windows } from './windows';

/** What an alert asks about. */
export interface AlertScope {
  /** Start of the alert's own range, inclusive, ms since the epoch: a multiple of the provider's bins. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  readonly rules: readonly Rule[];
  readonly endpoints: readonly string[];
}

/** What a rule says of an endpoint in the range of an alert. */
export interface AlertVerdict {
  readonly rule: RuleId;
  readonly endpoint: string;
  /** 1 (info) to 4 (critical) where it fired; with too small a sample it is only 1. */
  readonly fired: number | undefined;
  /** Rules that explain it on this endpoint. */
  readonly causes: readonly RuleId[];
  /** Affected requests of the range itself. */
  readonly affected: number;
  /** The range itself; undefined where the endpoint had no request in it. */
  readonly own: EndpointAggregates | undefined;
  /** What it was judged by, with the time that it looked back over. */
  readonly judged: EndpointAggregates | undefined;
  /** Whether it was judged on enough requests to say that nothing is wrong. */
  readonly canClear: boolean;
}

/**
 * Requests that a rule must have judged before it may say that nothing is wrong. A rule that fires on
 * a single request needs one; a percentile or a rate of a few requests says nothing of the next one.
 */
export function fewestToClear({ firesAbove }: Rule): number {
  return firesAbove === undefined ? 1 : enoughRequests;
}

/** Rules on one endpoint, as the windows of the alert see them. */
class EndpointVerdicts {
  private readonly tracks: ReadonlyMap<RuleId, Track>;
  private readonly fired: ReadonlyMap<RuleId, Fired>;

  constructor(
    private readonly endpoint: string,
    tracks: readonly Track[],
    private readonly own: WindowRun,
    private readonly source: WindowSource,
    private readonly judge: Judge,
  ) {
    this.tracks = new Map(tracks.map((track) => [track.rule.id, track]));
    // Every rule is judged, asked for or not: one that explains another has to be known.
    const fired = tracks.flatMap((track) => judgeWindows(track, own, source, judge) ?? []);
    this.fired = new Map(fired.map((one) => [one.track.rule.id, one]));
  }

  verdict(rule: Rule): AlertVerdict {
    const { endpoint, own, source } = this;
    const hit = this.fired.get(rule.id);
    const track = this.tracks.get(rule.id);
    const judged = hit?.aggregates ?? source.judged(own, endpoint, rule).of(endpoint);
    return {
      rule: rule.id,
      endpoint,
      fired: hit && severityRank(weighedSeverity(hit.hit.severity, hit.hit.confidence)) + 1,
      causes:
        hit === undefined
          ? []
          : this.judge.causes(rule.id, new Set(this.fired.keys()), hit.aggregates),
      affected: track === undefined ? 0 : affectedIn(track, own),
      own: source.span(own.first, own.last).of(endpoint),
      judged,
      // What happened before the range says nothing of it: it needs a request of its own.
      canClear:
        source.sampleSize(own, endpoint, rule) > 0 &&
        judged !== undefined &&
        rule.sampleSize(judged) >= fewestToClear(rule),
    };
  }
}

/**
 * What the rules say of endpoints in a range, judged as the windows of episodes are: where the range
 * has fewer than 100 requests that a rule can judge, together with what lies before it, over at most
 * 60 minutes in all; firing only on requests of the range itself.
 * @param provider reaches from up to 60 minutes before the range to its end
 * @returns rule by rule, each for every endpoint, in the order given
 */
export function alertVerdicts(
  provider: AggregateProvider,
  settings: SourceSettings,
  { fromMs, toMs, rules, endpoints }: AlertScope,
): AlertVerdict[] {
  const judge = new Judge(settings);
  const windows = new Windows(provider);
  const source = new WindowSource(provider, windows);
  const own = { first: windows.indexOf(fromMs), last: windows.indexOf(toMs - 1) };
  const tracks = new Map<string, Track[]>();
  const read = provider.aggregates(provider.fromMs, provider.toMs);
  for (const track of affectedTracks(read, judge, windows)) {
    const known = tracks.get(track.endpoint);
    if (known === undefined) tracks.set(track.endpoint, [track]);
    else known.push(track);
  }
  const verdicts = endpoints.map(
    (endpoint) => new EndpointVerdicts(endpoint, tracks.get(endpoint) ?? [], own, source, judge),
  );
  return rules.flatMap((rule) => verdicts.map((one) => one.verdict(rule)));
}

export interface AlertValueOptions {
  /** Whether what another finding explains counts as 0. */
  readonly explainedAsZero: boolean;
  /** Whether a rule cannot run on the lines of the endpoint. */
  readonly isBlind: (rule: RuleId) => boolean;
}

/** 0 nothing found, 1 to 4 the severity, null where that cannot be said. */
function severityValue(verdict: AlertVerdict, options: AlertValueOptions): number | null {
  const { rule, fired, causes, canClear } = verdict;
  if (fired !== undefined) return options.explainedAsZero && causes.length > 0 ? 0 : fired;
  return canClear && !options.isBlind(rule) ? 0 : null;
}

/**
 * One measure of a verdict. Counts are those of the range itself, percentile and share those of
 * everything that the verdict was judged by; null where there is none, or where the log does not say.
 */
export function alertValue(
  verdict: AlertVerdict,
  measure: AlertMeasure,
  options: AlertValueOptions,
): number | null {
  const { rule, own, judged, affected } = verdict;
  switch (measure) {
    case 'severity':
      return severityValue(verdict, options);
    case 'requests':
      return own?.requests ?? 0;
    case 'affected':
      return affected === 0 && options.isBlind(rule) ? null : affected;
    case 'p99':
      return judged?.integration.percentile(0.99) ?? null;
    case 'share':
      return judged?.backendShare ?? null;
    case 'timeouts': {
      const timeouts = own?.timeouts ?? 0;
      return timeouts === 0 && options.isBlind('integration-timeout') ? null : timeouts;
    }
  }
}

/** The rules of these ids that run, each once and in the order of the catalogue; those that do not, by id. */
export function alertRules(ids: readonly RuleId[]): {
  readonly rules: readonly Rule[];
  readonly missing: readonly RuleId[];
} {
  const rules = allRules.filter(({ id }) => ids.includes(id));
  return { rules, missing: ids.filter((id) => !rules.some((rule) => rule.id === id)) };
}
