import type { Static } from '@sinclair/typebox';
import { bytes, byteStrings, int32, int64, list, mapOf, one, text, textMap } from './fields';
import { message } from './message';
import { PluginContext } from './plugin-context';

/** ms since the epoch. */
const TimeRange = message('TimeRange', { fromEpochMS: int64(1), toEpochMS: int64(2) });

/** One query of a panel or a rule; `json` is its model as Grafana saved it. */
export const DataQuery = message('DataQuery', {
  refId: text(1),
  maxDataPoints: int64(2),
  intervalMS: int64(3),
  timeRange: one(4, TimeRange.schema),
  json: bytes(5),
  queryType: text(6),
});
export type DataQuery = Static<typeof DataQuery.schema>;

export const QueryDataRequest = message('QueryDataRequest', {
  pluginContext: one(1, PluginContext.schema),
  headers: textMap(2),
  queries: list(3, DataQuery.schema),
  format: int32(4),
});
export type QueryDataRequest = Static<typeof QueryDataRequest.schema>;

/** The answer to one refId; each frame is a whole Arrow file. */
const DataResponse = message('DataResponse', {
  frames: byteStrings(1),
  error: text(2),
  jsonMeta: bytes(3),
  status: int32(4),
  errorSource: text(5),
  format: int32(6),
});
export type DataResponse = Static<typeof DataResponse.schema>;

export const QueryDataResponse = message('QueryDataResponse', {
  responses: mapOf(1, DataResponse.schema),
});
export type QueryDataResponse = Static<typeof QueryDataResponse.schema>;
