import { loadAmdModule } from './amd-loader';

const loaded = new Map<string, Promise<unknown>>();

/**
 * The `plugin` that the module of a built plugin exports, from where Grafana serves it.
 * @throws Error where there is none
 */
export function loadPlugin(id: string): Promise<unknown> {
  const known = loaded.get(id) ?? load(id);
  loaded.set(id, known);
  return known;
}

async function load(id: string): Promise<unknown> {
  const module = await loadAmdModule(`/public/plugins/${id}/module.js`);
  if (typeof module !== 'object' || module === null || !('plugin' in module)) {
    throw new Error(`The module of ${id} exports no plugin.`);
  }
  return module.plugin;
}
