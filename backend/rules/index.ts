export { episodes } from './episodes';
export { findings } from './findings';
export { blindRules, implementedRules, rules } from './registry';
export type { Rule } from './rule';
