import type { Static } from '@sinclair/typebox';
import { bytes, flag, int64, one, text, textMap } from './fields';
import { message } from './message';

const AppInstanceSettings = message('AppInstanceSettings', {
  jsonData: bytes(3),
  decryptedSecureJsonData: textMap(4),
  lastUpdatedMS: int64(5),
  apiVersion: text(6),
});

const DataSourceInstanceSettings = message('DataSourceInstanceSettings', {
  id: int64(1),
  name: text(2),
  url: text(3),
  user: text(4),
  database: text(5),
  basicAuthEnabled: flag(6),
  basicAuthUser: text(7),
  jsonData: bytes(8),
  decryptedSecureJsonData: textMap(9),
  lastUpdatedMS: int64(10),
  uid: text(11),
  apiVersion: text(12),
});

const User = message('User', { login: text(1), name: text(2), email: text(3), role: text(4) });

/** Who asks, and through which data source; `user` is null where Grafana itself asks. */
export const PluginContext = message('PluginContext', {
  orgId: int64(1),
  pluginId: text(2),
  user: one(3, User.schema),
  appInstanceSettings: one(4, AppInstanceSettings.schema),
  dataSourceInstanceSettings: one(5, DataSourceInstanceSettings.schema),
  grafanaConfig: textMap(6),
  pluginVersion: text(7),
  userAgent: text(8),
  apiVersion: text(9),
  namespace: text(10),
});
export type PluginContext = Static<typeof PluginContext.schema>;
