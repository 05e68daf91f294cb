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

/** Rules that cannot run on lines that lack these fields. */
export function blindRules(missing: readonly CanonicalField[]): RuleId[] {
  const absent = new Set(missing);
  return rules
    .filter((rule) => rule.needs.every((fields) => fields.some((field) => absent.has(field))))
    .map((rule) => rule.id);
}
