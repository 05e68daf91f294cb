import type { RuleId, SourceSettings } from '@tailgate/contract';
import type { EndpointAggregates, RangeAggregates } from '../latency/aggregates';
import { rules } from './registry';
import type { Hit, Rule } from './rule';
import { milderSeverity } from './severity';
import { thresholdLookup, type ThresholdLookup } from './thresholds';

/** Judges aggregates by the settings of a source. */
export class Judge {
  readonly thresholdsFor: ThresholdLookup;

  private readonly hasOverrides: boolean;

  constructor(settings: Pick<SourceSettings, 'thresholds' | 'thresholdOverrides'>) {
    this.hasOverrides = settings.thresholdOverrides.length > 0;
    this.thresholdsFor = thresholdLookup(settings);
  }

  /** Judges one endpoint by its own thresholds. */
  endpoint(rule: Rule, aggregates: EndpointAggregates): Hit | undefined {
    return rule.evaluate(aggregates, this.thresholdsFor(aggregates.endpoint));
  }

  /**
   * Judges the whole source by the source's thresholds. Who allows an endpoint more must not hear
   * about it through the whole: what fires has to fire without such endpoints too, and is no worse
   * than it would be without them.
   */
  whole(rule: Rule, range: RangeAggregates): Hit | undefined {
    const thresholds = this.thresholdsFor('');
    const hit = rule.evaluate(range.whole, thresholds);
    const threshold = rule.firesAbove;
    if (hit === undefined || threshold === undefined || !this.hasOverrides) return hit;
    if (rule.severityWithout === undefined) return hit;
    const lenient = range.endpoints.filter(
      ({ endpoint }) => this.thresholdsFor(endpoint)[threshold] > thresholds[threshold],
    );
    if (lenient.length === 0) return hit;
    const severity = rule.severityWithout(range.whole, lenient, thresholds);
    return severity && { ...hit, severity: milderSeverity(hit.severity, severity) };
  }

  /**
   * The rules that explain another on the same aggregates.
   * @param fired ids of the rules that fired on them
   */
  causes(rule: RuleId, fired: ReadonlySet<RuleId>, aggregates: EndpointAggregates): RuleId[] {
    const thresholds = this.thresholdsFor(aggregates.endpoint);
    return rules
      .filter(
        (cause) =>
          fired.has(cause.id) &&
          cause.explains.some(
            (explanation) => explanation.rule === rule && explanation.holds(aggregates, thresholds),
          ),
      )
      .map((cause) => cause.id);
  }
}
