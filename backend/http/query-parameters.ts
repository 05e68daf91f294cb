import { Type } from '@sinclair/typebox';
import { RuleId, ValuesQuery } from '@tailgate/contract';
import { parseInstant } from './instant';

const instant = (description: string) =>
  Type.Optional(
    Type.String({
      maxLength: 40,
      description: `${description}; ms since the epoch, or ISO 8601 such as 2026-11-20T14:00:00Z`,
    }),
  );

const range = {
  source: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'a named source; may be left out where there is one',
    }),
  ),
  from: instant('start, inclusive; one hour before "to" where absent'),
  to: instant('end, exclusive; now where absent'),
};

const strict = { additionalProperties: false };

/** The query string of findings and of episodes; a name may be repeated to make a list. */
export const FindingParameters = Type.Object(
  {
    ...range,
    rule: Type.Optional(Type.Array(RuleId, { maxItems: 50, description: 'only these rules' })),
    endpoint: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 1_024 }), {
        maxItems: 100,
        description: 'only these endpoints, for example "GET /orders/{id}"',
      }),
    ),
  },
  strict,
);

/** The query string of values. */
export const ValueParameters = Type.Object({ ...range, of: ValuesQuery.properties.of }, strict);

const defaultRangeMs = 3_600_000;

/** The range that parameters name, in ms since the epoch. */
export function rangeOf(
  given: { readonly from?: string; readonly to?: string },
  now: number,
): { from: number; to: number } {
  const to = given.to === undefined ? now : parseInstant('to', given.to);
  const from =
    given.from === undefined ? Math.max(0, to - defaultRangeMs) : parseInstant('from', given.from);
  return { from, to };
}
