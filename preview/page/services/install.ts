import { setBackendSrv, setDataSourceSrv, setTemplateSrv } from '@grafana/runtime';
import type { PreviewSettings } from '../../settings';
import { backendSrv } from './backend-srv';
import { PreviewDataSources } from './data-source-srv';
import { installRegistries } from './registries';
import { templateSrv } from './template-srv';

/**
 * Gives @grafana/runtime and @grafana/data what Grafana's page gives them at start.
 * @throws Error where the plugin of the data source cannot be loaded
 */
export async function installServices(settings: PreviewSettings): Promise<PreviewDataSources> {
  setBackendSrv(backendSrv);
  setTemplateSrv(templateSrv);
  installRegistries();
  const sources = await PreviewDataSources.load(settings);
  setDataSourceSrv(sources);
  return sources;
}
