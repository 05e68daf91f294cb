import type { AffectedEndpoint, Finding, RuleId, SourceSettings } from '@tailgate/contract';
import type { AggregateProvider, RangeAggregates } from '../latency/aggregates';
import { concentrationOf } from './concentration';
import { orderFindings, type CountedFinding } from './finding-order';
import { instant } from './instant';
import { Judge } from './judge';
import { rules } from './registry';
import type { Hit, Rule, Speech, Subject } from './rule';
import { severityRank, weighedSeverity, worseSeverity } from './severity';

/** What one rule found: on the whole, if it fires there, and on endpoints, worst first. */
interface Verdict {
  readonly rule: Rule;
  readonly whole: Subject | undefined;
  readonly endpoints: readonly Subject[];
}

/** Ids of the rules that fired, by endpoint; the empty endpoint is the whole. */
type FiredByEndpoint = ReadonlyMap<string, ReadonlySet<RuleId>>;

/** Affected requests from which an endpoint raises the severity of a finding about the whole. */
const enoughToRaise = 5;

const noRules: ReadonlySet<RuleId> = new Set();

function weight({ severity, confidence }: Hit): number {
  return severityRank(weighedSeverity(severity, confidence));
}

function worstFirst(one: Subject, other: Subject): number {
  return (
    weight(other.hit) - weight(one.hit) ||
    other.count - one.count ||
    (other.hit.measure.quantity.value ?? 0) - (one.hit.measure.quantity.value ?? 0) ||
    (one.aggregates.endpoint < other.aggregates.endpoint ? -1 : 1)
  );
}

function verdictOf(rule: Rule, range: RangeAggregates, judge: Judge): Verdict {
  const subject = (
    aggregates: Subject['aggregates'],
    hit: Hit | undefined,
  ): Subject | undefined => {
    if (hit === undefined) return undefined;
    const thresholds = judge.thresholdsFor(aggregates.endpoint);
    return {
      aggregates,
      thresholds,
      hit,
      count: aggregates.affected(rule.affected(thresholds)),
      figures: rule.figures(aggregates, thresholds),
    };
  };
  return {
    rule,
    whole: subject(range.whole, judge.whole(rule, range)),
    endpoints: range.endpoints
      .flatMap((endpoint) => subject(endpoint, judge.endpoint(rule, endpoint)) ?? [])
      .sort(worstFirst),
  };
}

function firedByEndpoint(verdicts: readonly Verdict[]): FiredByEndpoint {
  const fired = new Map<string, Set<RuleId>>();
  for (const { rule, whole, endpoints } of verdicts) {
    for (const { aggregates } of [...(whole ? [whole] : []), ...endpoints]) {
      const ids = fired.get(aggregates.endpoint) ?? new Set();
      fired.set(aggregates.endpoint, ids.add(rule.id));
    }
  }
  return fired;
}

function findingOf(
  verdict: Verdict,
  range: RangeAggregates,
  judge: Judge,
  fired: FiredByEndpoint,
): CountedFinding | undefined {
  const { rule, whole, endpoints } = verdict;
  const subject = whole ?? endpoints[0];
  if (subject === undefined) return undefined;
  const { aggregates, thresholds, hit, count, figures } = subject;
  const speech: Speech = { ...subject, endpoints };
  const causesOf = (one: Subject): RuleId[] =>
    judge.causes(rule.id, fired.get(one.aggregates.endpoint) ?? noRules, one.aggregates);
  const affectedEndpoints: AffectedEndpoint[] = endpoints.map((one) => ({
    endpoint: one.aggregates.endpoint,
    severity: one.hit.severity,
    count: one.count,
    requests: one.aggregates.requests,
    values: one.figures,
    confidence: one.hit.confidence,
    causedBy: causesOf(one),
  }));
  const finding: Finding = {
    rule: rule.id,
    severity: endpoints
      .filter((one) => one.hit.confidence === 'high' && one.count >= enoughToRaise)
      .reduce((worst, one) => worseSeverity(worst, one.hit.severity), hit.severity),
    title: rule.title,
    summary: rule.summary(speech),
    evidence: {
      sampleSize: rule.sampleSize(aggregates),
      values: figures,
      signals: [...(rule.signals?.(aggregates) ?? [])],
      concentration: concentrationOf(aggregates.binCounts(rule.affected(thresholds)), range),
      examples: [],
    },
    meaning: rule.meaning(speech),
    actions: [...rule.actions(speech)],
    related: [...rule.related],
    causedBy: causesOf(subject),
    confidence: hit.confidence,
    source: range.source,
    scope: whole ? 'source' : 'endpoint',
    window: { from: instant(range.fromMs), to: instant(range.toMs) },
    endpoints: affectedEndpoints,
  };
  return { finding, count };
}

/**
 * What the rules find in the whole range of a provider: at most one finding per rule. It speaks of
 * the whole source where the rule fires on the whole, else of the worst endpoint, and lists every
 * endpoint on which it fires. Its severity is the worst of what it speaks of and of
 * the endpoints with a sufficient sample and at least five affected requests. Worst first, causes before what they explain. Examples are left empty.
 */
export function findings(provider: AggregateProvider, settings: SourceSettings): Finding[] {
  if (!(provider.toMs > provider.fromMs)) return [];
  const range = provider.aggregates(provider.fromMs, provider.toMs);
  const judge = new Judge(settings);
  const verdicts = rules.map((rule) => verdictOf(rule, range, judge));
  const fired = firedByEndpoint(verdicts);
  return orderFindings(
    verdicts.flatMap((verdict) => findingOf(verdict, range, judge, fired) ?? []),
  );
}
