import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './config-editor';
import { TailgateDataSource } from './datasource';
import { QueryEditor } from './query-editor';
import { QueryHelp } from './query-help';
import type { TailgateQuery, TailgateSecrets, TailgateSettings } from './types';

export const plugin = new DataSourcePlugin<
  TailgateDataSource,
  TailgateQuery,
  TailgateSettings,
  TailgateSecrets
>(TailgateDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
