/** What a section `[plugin.ID]` of grafana.ini says. */
export type PluginSettings = Readonly<Record<string, string>>;

export const grafanaVersion = '12.4.0';

/**
 * The environment of a plugin process in Grafana 12.4 and later: nothing of the host's (no PATH, no
 * HOME), go-plugin's own variables, Grafana's, and the plugin's section with its keys as
 * `GF_PLUGIN_KEY`. A variable of that name in Grafana's own environment wins over the section.
 */
export function pluginEnvironment(
  settings: PluginSettings,
  hostEnvironment: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const environment: Record<string, string> = {
    // The same for every type of plugin.
    grafana_plugin_type: 'datasource',
    PLUGIN_MIN_PORT: '10000',
    PLUGIN_MAX_PORT: '25000',
    PLUGIN_PROTOCOL_VERSIONS: '2',
    GF_VERSION: grafanaVersion,
    GF_EDITION: 'Open Source',
  };
  for (const [key, value] of Object.entries(settings)) {
    if (key === 'path' || key === 'id') continue;
    const name = `GF_PLUGIN_${key.toUpperCase()}`;
    environment[name] = hostEnvironment[name] ?? value;
  }
  return environment;
}
