import type { DataSourceInstanceSettings } from '@grafana/data';
import {
  setBackendSrv,
  setDataSourceSrv,
  setTemplateSrv,
  type DataSourceSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { backend } from './backend';

const templates: TemplateSrv = {
  getVariables: () => [],
  replace: (text = '') => text,
  containsTemplate: () => false,
  updateTimeRange: () => {},
};

/**
 * Gives @grafana/runtime what Grafana's page gives it at start.
 * @param settings the only data source that there is
 */
export function installServices(settings: DataSourceInstanceSettings): void {
  const sources: DataSourceSrv = {
    get: () => Promise.reject(new Error('The page makes its data source itself.')),
    getList: () => [settings],
    getInstanceSettings: () => settings,
    reload: () => {},
    registerRuntimeDataSource: () => {},
  };
  setBackendSrv(backend);
  setDataSourceSrv(sources);
  setTemplateSrv(templates);
}
