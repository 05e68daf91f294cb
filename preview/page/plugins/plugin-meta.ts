import { PluginType, type PluginMeta } from '@grafana/data';

/**
 * The description of a plugin, as Grafana gives it to the plugin's code.
 * @throws Error where its plugin.json is missing or not what it should be
 */
export async function readMeta(id: string): Promise<PluginMeta> {
  const baseUrl = `public/plugins/${id}`;
  const response = await fetch(`/${baseUrl}/plugin.json`);
  if (!response.ok) throw new Error(`The plugin ${id} is not built.`);
  const json: unknown = await response.json();
  if (typeof json !== 'object' || json === null) throw new Error(`${id}: no plugin.json.`);
  const text = (name: string): string => {
    const value: unknown = Reflect.get(json, name);
    return typeof value === 'string' ? value : '';
  };
  const type = Object.values(PluginType).find((name) => String(name) === text('type'));
  if (type === undefined) throw new Error(`${id}: ${text('type')} is no type of plugin.`);
  const logo = `${baseUrl}/img/logo.svg`;
  return {
    ...json,
    id: text('id'),
    name: text('name'),
    type,
    module: `${baseUrl}/module.js`,
    baseUrl,
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: logo, large: logo },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
}
