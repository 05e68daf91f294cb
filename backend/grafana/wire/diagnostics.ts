import type { Static } from '@sinclair/typebox';
import { bytes, int32, one, text, textMap } from './fields';
import { message } from './message';
import { PluginContext } from './plugin-context';

export const CheckHealthRequest = message('CheckHealthRequest', {
  pluginContext: one(1, PluginContext.schema),
  headers: textMap(2),
});
export type CheckHealthRequest = Static<typeof CheckHealthRequest.schema>;

/** What `status` of a health answer may be; 0 is unknown. */
export const healthStatus = { ok: 1, error: 2 } as const;

export const CheckHealthResponse = message('CheckHealthResponse', {
  status: int32(1),
  message: text(2),
  jsonDetails: bytes(3),
});
export type CheckHealthResponse = Static<typeof CheckHealthResponse.schema>;

export const CollectMetricsRequest = message('CollectMetricsRequest', {
  pluginContext: one(1, PluginContext.schema),
});
export type CollectMetricsRequest = Static<typeof CollectMetricsRequest.schema>;

const Payload = message('Payload', { prometheus: bytes(1) });
export const CollectMetricsResponse = message('CollectMetricsResponse', {
  metrics: one(1, Payload.schema),
});
export type CollectMetricsResponse = Static<typeof CollectMetricsResponse.schema>;
