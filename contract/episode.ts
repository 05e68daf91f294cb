import { Type, type Static } from '@sinclair/typebox';
import { RuleId, Severity } from './rules';
import { Instant, Quantity } from './units';

/** A run of consecutive windows in which a rule fired for one endpoint (empty for the whole source). */
export const Episode = Type.Object(
  {
    rule: RuleId,
    source: Type.String(),
    endpoint: Type.String(),
    severity: Severity,
    from: Instant,
    to: Instant,
    windows: Type.Integer({ minimum: 1 }),
    worst: Type.Object(
      { name: Type.String(), quantity: Quantity, at: Instant },
      { additionalProperties: false },
    ),
    causedBy: Type.Array(RuleId),
  },
  { additionalProperties: false },
);
export type Episode = Static<typeof Episode>;
