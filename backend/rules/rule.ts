import type {
  Confidence,
  Quantities,
  Quantity,
  RuleId,
  Severity,
  SignalCount,
  Thresholds,
} from '@tailgate/contract';
import type { CanonicalField } from '../accesslog/canonical';
import type { AffectedBy, EndpointAggregates } from '../latency/aggregates';

/** Evidence by a name, for example `p99Integration`. */
export interface Measure {
  readonly name: string;
  readonly quantity: Quantity;
}

/** A rule fired. */
export interface Hit {
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The number that says how bad it is; greater is worse. */
  readonly measure: Measure;
}

/** An endpoint, or the whole source where the endpoint of the aggregates is empty, on which a rule fired. */
export interface Subject {
  readonly aggregates: EndpointAggregates;
  readonly thresholds: Thresholds;
  readonly hit: Hit;
  /** Requests that make the rule fire. */
  readonly count: number;
  /** What `figures` of the rule gives for it, worked out once. */
  readonly figures: Quantities;
}

/** What the texts of a finding may speak of. */
export interface Speech extends Subject {
  /** Every endpoint on which the rule fired, worst first. */
  readonly endpoints: readonly Subject[];
}

/** A rule that this one explains on the same endpoint, where the figures bear it out. */
export interface Explanation {
  readonly rule: RuleId;
  /**
   * Whether the explaining rule accounts for the explained one.
   * @param aggregates what both fired on
   */
  holds(aggregates: EndpointAggregates, thresholds: Thresholds): boolean;
}

/** One rule: when it fires, with what figures, and what it says. Pure: it knows nothing but aggregates. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  /** Sets of fields of the log line; the rule can run where every field of at least one set is logged. */
  readonly needs: readonly (readonly CanonicalField[])[];
  readonly explains: readonly Explanation[];
  readonly related: readonly RuleId[];
  /** The threshold that makes it fire, for rules that do not fire on a single request. */
  readonly firesAbove?: keyof Thresholds;

  /** Which requests count as affected. */
  affected(thresholds: Thresholds): AffectedBy;
  /** How many requests the figures are computed from. Adds up over time. */
  sampleSize(aggregates: EndpointAggregates): number;
  /** The least number of affected requests in a sample with which the rule can fire; at least 1. */
  fewestAffected(sample: number, thresholds: Thresholds): number;
  /** Judges one endpoint or the whole; asks for percentiles only where cheap figures leave it open. */
  evaluate(aggregates: EndpointAggregates, thresholds: Thresholds): Hit | undefined;
  /**
   * The severity that the whole source would have without some of its endpoints, undefined where the
   * rule would not fire. Only for rules with `firesAbove`.
   */
  severityWithout?(
    whole: EndpointAggregates,
    leftOut: readonly EndpointAggregates[],
    thresholds: Thresholds,
  ): Severity | undefined;

  /** The evidence of the finding and of each endpoint. */
  figures(aggregates: EndpointAggregates, thresholds: Thresholds): Quantities;
  /** Signs that fired, most frequent first. */
  signals?(aggregates: EndpointAggregates): readonly SignalCount[];
  /** One sentence with its numbers. */
  summary(speech: Speech): string;
  /** What the numbers mean. */
  meaning(speech: Speech): string;
  /** What to do, in order, each step concrete. */
  actions(speech: Speech): readonly string[];
}
