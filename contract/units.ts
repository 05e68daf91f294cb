import { Type, type Static } from '@sinclair/typebox';

/** Units in which evidence is given. A `ratio` is 0 to 1 and shown as a percentage. */
export const Unit = Type.Union([
  Type.Literal('ms'),
  Type.Literal('ratio'),
  Type.Literal('count'),
  Type.Literal('bytes'),
  Type.Literal('requests/s'),
]);
export type Unit = Static<typeof Unit>;

/** A number with its unit; null where it could not be computed. */
export const Quantity = Type.Object(
  { value: Type.Union([Type.Number(), Type.Null()]), unit: Unit },
  { additionalProperties: false },
);
export type Quantity = Static<typeof Quantity>;

/** An instant as ISO 8601 in UTC with milliseconds. */
export const Instant = Type.String({ description: 'ISO 8601 in UTC, with milliseconds' });

/** A range of time, start inclusive, end exclusive. */
export const TimeWindow = Type.Object(
  { from: Instant, to: Instant },
  { additionalProperties: false },
);
export type TimeWindow = Static<typeof TimeWindow>;
