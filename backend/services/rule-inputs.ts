import type { RuleId, RuleState } from '@tailgate/contract';
import { canonicalFields, type AccessLogFormat, type CanonicalField } from '../accesslog/canonical';
import { loggableFields } from '../accesslog/context-variables';
import { logGroupName } from '../cloudwatch/log-groups';
import type { EndpointAggregates } from '../latency/aggregates';
import { blindRules, implementedRules, ruleStates, type RuleInput } from '../rules';
import { contentNotice } from './source-notices';
import type { OtherGroup, SourceRead } from './source-reader';

/** Fields that rules miss in the lines, and those that an API of this kind never logs. */
function missingIn({ kind, fields, missing }: AccessLogFormat): CanonicalField[] {
  return canonicalFields.filter(
    (field) =>
      missing.includes(field) || (!loggableFields[kind].includes(field) && !fields.has(field)),
  );
}

function inputOf(format: AccessLogFormat): RuleInput {
  return { kind: format.kind, missing: missingIn(format) };
}

/** What has to change where a log group holds other lines than those of an access log. */
function unreadable(
  others: readonly OtherGroup[],
): Pick<RuleState, 'reason' | 'remedy'> | undefined {
  for (const other of others) {
    const { content } = other;
    if (content?.content === 'unknown') return { reason: content.reason, remedy: content.remedy };
    if (content !== undefined) {
      const remedy = 'Give the source the log group that the stage writes its access log to.';
      return { reason: contentNotice(other), remedy };
    }
  }
  return undefined;
}

/** What was read, as far as rules depend on it. */
interface ReadLogs extends Pick<SourceRead, 'others'> {
  readonly groups: readonly { readonly format: AccessLogFormat }[];
}

/** For each rule whether it ran on what was read. @param whole what the rules judged */
export function ruleStatesOf(read: ReadLogs, whole: EndpointAggregates): RuleState[] {
  const fault = read.groups.length === 0 ? unreadable(read.others) : undefined;
  if (fault !== undefined) {
    return implementedRules.map((rule) => ({ rule, state: 'cannot-run', ...fault, requests: 0 }));
  }
  return ruleStates(
    whole,
    read.groups.map(({ format }) => inputOf(format)),
  );
}

/** Whether a rule cannot run on the lines, or on some of the lines, of an endpoint. */
export type Blindness = (rule: RuleId, endpoint: string) => boolean;

/** A rule is blind on an endpoint where a log group that holds its requests lacks the fields. */
export function blindnessOf(read: SourceRead): Blindness {
  const groups = read.groups.map(({ logGroup, format }) => ({
    name: logGroupName(logGroup),
    blind: new Set(blindRules(missingIn(format))),
  }));
  const namesOf = new Map<string, ReadonlySet<string>>();
  const logGroupsOf = (endpoint: string): ReadonlySet<string> => {
    let names = namesOf.get(endpoint);
    if (names === undefined) {
      // @log is the account and the name, with a colon between them.
      const logs = read.aggregates.routesOf(endpoint).map(({ log }) => log);
      names = new Set(logs.map((log) => log.slice(log.indexOf(':') + 1)));
      namesOf.set(endpoint, names);
    }
    return names;
  };
  return (rule, endpoint) => {
    const blind = groups.filter((group) => group.blind.has(rule));
    if (blind.length === 0 || blind.length === groups.length) return blind.length > 0;
    const names = logGroupsOf(endpoint);
    return blind.some(({ name }) => names.has(name));
  };
}
