import type { Static } from '@sinclair/typebox';
import { bytes, int32, mapOf, one, text, texts } from './fields';
import { message } from './message';
import { PluginContext } from './plugin-context';

const StringList = message('StringList', { values: texts(1) });

/** A call of `/api/datasources/uid/UID/resources/PATH`. */
export const CallResourceRequest = message('CallResourceRequest', {
  pluginContext: one(1, PluginContext.schema),
  path: text(2),
  method: text(3),
  url: text(4),
  headers: mapOf(5, StringList.schema),
  body: bytes(6),
});
export type CallResourceRequest = Static<typeof CallResourceRequest.schema>;

export const CallResourceResponse = message('CallResourceResponse', {
  code: int32(1),
  headers: mapOf(2, StringList.schema),
  body: bytes(3),
});
export type CallResourceResponse = Static<typeof CallResourceResponse.schema>;
