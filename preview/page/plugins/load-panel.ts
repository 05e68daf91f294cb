import { PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { loadPlugin } from './load-plugin';
import { readMeta } from './plugin-meta';

/**
 * A panel plugin with its description.
 * @throws Error where it is not built, or no panel
 */
export async function loadPanel(id: string): Promise<PanelPlugin> {
  const [plugin, meta] = await Promise.all([loadPlugin(id), readMeta(id)]);
  if (!(plugin instanceof PanelPlugin)) throw new Error(`${id} is no panel.`);
  const panelMeta: PanelPluginMeta = { ...meta, sort: 0 };
  plugin.meta = panelMeta;
  return plugin;
}
