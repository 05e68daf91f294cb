import { Type, type Static, type TSchema } from '@sinclair/typebox';

/** null stands for absent, as Go's decoder takes it. */
const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]));
const JsonObject = Type.Record(Type.String(), Type.Unknown());

/** What Grafana's server knows of a field's config; other keys are dropped, wrong types are errors. */
export const FieldConfig = Type.Object({
  displayName: optional(Type.String()),
  displayNameFromDS: optional(Type.String()),
  path: optional(Type.String()),
  description: optional(Type.String()),
  filterable: optional(Type.Boolean()),
  writeable: optional(Type.Boolean()),
  unit: optional(Type.String()),
  decimals: optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
  min: optional(Type.Number()),
  max: optional(Type.Number()),
  interval: optional(Type.Number()),
  mappings: optional(Type.Array(JsonObject)),
  thresholds: optional(
    Type.Object({
      mode: Type.Union([Type.Literal('absolute'), Type.Literal('percentage')]),
      steps: optional(Type.Array(JsonObject)),
    }),
  ),
  color: optional(JsonObject),
  links: optional(
    Type.Array(
      Type.Object({
        title: optional(Type.String()),
        targetBlank: optional(Type.Boolean()),
        url: optional(Type.String()),
        internal: optional(JsonObject),
      }),
    ),
  ),
  noValue: optional(Type.String()),
  type: optional(JsonObject),
  custom: optional(JsonObject),
});
export type FieldConfig = Static<typeof FieldConfig>;
