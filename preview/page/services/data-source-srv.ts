import {
  DataSourcePlugin,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePluginMeta,
} from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import type { DataSourceRef } from '@grafana/schema';
import { loadPlugin } from '../plugins/load-plugin';
import { readMeta } from '../plugins/plugin-meta';
import type { PreviewSettings } from '../../settings';

type Reference = DataSourceRef | string | null | undefined;

/** The data sources of the preview, and the built plugin behind them. */
export class PreviewDataSources implements DataSourceSrv {
  private readonly sources = new Map<string, Promise<DataSourceApi>>();

  private constructor(
    private readonly instances: readonly DataSourceInstanceSettings[],
    /** The plugin of all of them; absent where there is no data source. */
    readonly plugin: DataSourcePlugin<DataSourceApi> | undefined,
  ) {}

  /** @throws Error where the plugin cannot be loaded */
  static async load({ dataSources }: PreviewSettings): Promise<PreviewDataSources> {
    const type = dataSources[0]?.type;
    if (type === undefined) return new PreviewDataSources([], undefined);
    const meta: DataSourcePluginMeta = await readMeta(type);
    const plugin = await loadPlugin(type);
    if (!(plugin instanceof DataSourcePlugin)) throw new Error(`${type} is no data source.`);
    plugin.meta = meta;
    const instances = dataSources.map((source) => ({
      ...source,
      meta,
      access: 'proxy' as const,
      readOnly: true,
      jsonData: { ...source.jsonData },
    }));
    return new PreviewDataSources(instances, plugin);
  }

  getList = (): DataSourceInstanceSettings[] => [...this.instances];

  getInstanceSettings = (reference?: Reference): DataSourceInstanceSettings | undefined => {
    const name = typeof reference === 'string' ? reference : reference?.uid;
    if (name === undefined) return this.instances[0];
    return this.instances.find((source) => source.uid === name || source.name === name);
  };

  get = (reference?: Reference): Promise<DataSourceApi> => {
    const settings = this.getInstanceSettings(reference);
    const { plugin } = this;
    if (settings === undefined || plugin === undefined) {
      return Promise.reject(new Error('The preview has no such data source.'));
    }
    const source =
      this.sources.get(settings.uid) ??
      Promise.resolve().then(() => {
        const created = new plugin.DataSourceClass(settings);
        created.components = plugin.components;
        created.meta = settings.meta;
        return created;
      });
    this.sources.set(settings.uid, source);
    return source;
  };

  reload = (): void => this.sources.clear();

  registerRuntimeDataSource = (): void => {
    throw new Error('The preview has the data sources of its host only.');
  };
}
