import { Type, type Static } from '@sinclair/typebox';
import { ruleIds, severities } from './names';

export const RuleId = Type.Union(ruleIds.map((id) => Type.Literal(id)));
export type RuleId = (typeof ruleIds)[number];

export const Severity = Type.Union(severities.map((name) => Type.Literal(name)));
export type Severity = (typeof severities)[number];

/** Whether the sample is large enough for what the finding quotes. */
export const Confidence = Type.Union([Type.Literal('low'), Type.Literal('high')]);
export type Confidence = Static<typeof Confidence>;
