import { Type, type Static } from '@sinclair/typebox';
import { FieldConfig } from './field-config';

const Notice = Type.Object({
  severity: Type.Optional(
    Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')]),
  ),
  text: Type.Optional(Type.String()),
  link: Type.Optional(Type.String()),
  /** A number in the frame, where the browser gets a word. */
  inspect: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
});

/** What Grafana's server knows of a frame's meta; other keys are dropped, wrong types are errors. */
export const FrameMeta = Type.Object({
  type: Type.Optional(Type.String()),
  typeVersion: Type.Optional(
    Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })]),
  ),
  path: Type.Optional(Type.String()),
  pathSeparator: Type.Optional(Type.String()),
  custom: Type.Optional(Type.Unknown()),
  stats: Type.Optional(
    Type.Array(Type.Composite([FieldConfig, Type.Object({ value: Type.Number() })])),
  ),
  notices: Type.Optional(Type.Array(Notice)),
  channel: Type.Optional(Type.String()),
  preferredVisualisationType: Type.Optional(Type.String()),
  preferredVisualisationPluginId: Type.Optional(Type.String()),
  executedQueryString: Type.Optional(Type.String()),
  dataTopic: Type.Optional(Type.String()),
  uniqueRowIdFields: Type.Optional(Type.Array(Type.Integer())),
});
export type FrameMeta = Static<typeof FrameMeta>;
