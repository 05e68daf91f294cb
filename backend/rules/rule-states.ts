import type { RuleState } from '@tailgate/contract';
import type { AccessLogKind, CanonicalField } from '../accesslog/canonical';
import { contextVariables, loggableFields } from '../accesslog/context-variables';
import type { EndpointAggregates } from '../latency/aggregates';
import { lackOf, rules } from './registry';
import type { Rule } from './rule';

/** The lines of a log group, as far as rules depend on them. */
export interface RuleInput {
  readonly kind: AccessLogKind;
  /** Fields that the lines lack. */
  readonly missing: readonly CanonicalField[];
}

type Inability = Pick<RuleState, 'reason' | 'remedy'>;

function inability(rule: Rule, { kind, missing }: RuleInput): Inability | undefined {
  const lack = lackOf(rule, missing);
  if (lack.length === 0) return undefined;
  const names = lack.join(' and ');
  const never = lack.filter((field) => !loggableFields[kind].includes(field));
  if (never.length > 0) {
    return {
      reason: `The rule needs ${names}, which no ${kind} API can log in full.`,
      remedy: `Watch these APIs by the rules that need no ${never.join(' or ')}.`,
    };
  }
  const pairs = lack.map((field) => `"${field}":"${contextVariables[field]}"`);
  return {
    reason: `The log format lacks ${names}.`,
    remedy: `Add ${pairs.join(' and ')} to the access log format of the stage.`,
  };
}

/** Why a rule had nothing to judge. */
function emptiness({ requests }: EndpointAggregates): Inability {
  return requests === 0
    ? {
        reason: 'There is no request in this range.',
        remedy: 'Choose a longer range, or check that the stage writes its access log here.',
      }
    : {
        reason: 'No request in this range has the latencies that the rule looks at.',
        remedy: 'Choose a longer range: it may hold requests that reached an integration.',
      };
}

/**
 * Which rules ran on a range, which had nothing to judge, and which cannot run because no log group
 * has the fields that they need.
 * @param inputs the log groups that access log lines were read from
 */
export function ruleStates(whole: EndpointAggregates, inputs: readonly RuleInput[]): RuleState[] {
  return rules.map((rule) => {
    const requests = rule.sampleSize(whole);
    const blind = inputs.flatMap((input) => inability(rule, input) ?? []);
    const [first] = blind;
    if (first !== undefined && blind.length === inputs.length) {
      return { rule: rule.id, state: 'cannot-run', ...first, requests: 0 };
    }
    return requests === 0
      ? { rule: rule.id, state: 'no-data', ...emptiness(whole), requests: 0 }
      : { rule: rule.id, state: 'ran', reason: '', remedy: '', requests };
  });
}
