import { type RuleId } from '@tailgate/contract';
import type { CanonicalField } from '../accesslog/canonical';
import { high5xx } from './catalogue/high-5xx';
import { highLatency } from './catalogue/high-latency';
import { integrationTimeout } from './catalogue/integration-timeout';
import { nearTimeout } from './catalogue/near-timeout';
import { slowIntegration } from './catalogue/slow-integration';
import { throttled } from './catalogue/throttled';
import type { Rule } from './rule';

/** The rules that run, in the order of the catalogue. One more rule is one more entry. */
export const rules: readonly Rule[] = [
  slowIntegration,
  integrationTimeout,
  nearTimeout,
  highLatency,
  high5xx,
  throttled,
];

/** Ids of the rules that run; the other ids of the catalogue are not implemented yet. */
export const implementedRules: readonly RuleId[] = rules.map((rule) => rule.id);

/**
 * The fewest fields that have to be added to lines that lack `missing` before a rule can run on them;
 * none where it can run.
 */
export function lackOf(rule: Rule, missing: readonly CanonicalField[]): readonly CanonicalField[] {
  const lacks = rule.needs.map((fields) => fields.filter((field) => missing.includes(field)));
  return lacks.reduce((least, lack) => (lack.length < least.length ? lack : least));
}

/** Rules that cannot run on lines that lack these fields. */
export function blindRules(missing: readonly CanonicalField[]): RuleId[] {
  return rules.filter((rule) => lackOf(rule, missing).length > 0).map((rule) => rule.id);
}
