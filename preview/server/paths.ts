import { join } from 'node:path';

/** The root of the project; the program is bundled into a folder as deep below it, see scripts. */
export const projectRoot = join(__dirname, '..', '..');

/** The plugin as it is built for Grafana. */
export const pluginFolder = join(projectRoot, 'dist');

/** The page, built on one version of Grafana's packages. */
export const pageFolder = join(projectRoot, 'preview', 'dist', 'page');
