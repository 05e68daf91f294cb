export { alertRules, alertValue, alertVerdicts } from './alert-values';
export { episodes } from './episodes';
export { findings } from './findings';
export { blindRules, implementedRules, lackOf, rules } from './registry';
export type { Rule } from './rule';
export { ruleStates, type RuleInput } from './rule-states';
export { thresholdLookup } from './thresholds';
export { longestSpanMs } from './windows';
