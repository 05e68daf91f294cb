const appFolder = 'public/plugins/tailgate-apigateway-app/';
const pluginFolder = /^(.*?\/)?public\/plugins\/[^/]+\//;

/**
 * The address of the app's folder, which holds the chunks of all nested plugins too. Grafana serves
 * every nested plugin under its own id (or, from a CDN, below the app's), where the chunks are not.
 *
 * @param moduleAddress address of a `module.js` of ours, absolute or relative
 */
export function pluginRoot(moduleAddress: string | undefined): string {
  const folder = pluginFolder.exec(moduleAddress ?? '');
  return `${folder?.[1] ?? ''}${appFolder}`;
}
