import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { listFiles } from './list-files.mjs';
import { sourceFolder } from './paths.mjs';

/**
 * The app and the plugins nested in it: one for each `plugin.json` below `src`.
 * @returns {{ id: string, folder: string, module: string, executable: string | undefined }[]}
 *   folder: relative to `src`, empty for the app; module: the absolute path of its entry
 */
export function findPlugins() {
  const found = listFiles(sourceFolder).filter((file) => /(^|[\\/])plugin\.json$/.test(file));
  return found.map((file) => {
    const folder = dirname(file);
    const module = ['module.ts', 'module.tsx']
      .map((name) => join(folder, name))
      .find((name) => existsSync(name));
    if (module === undefined) {
      throw new Error(`${file}: there is no module.ts or module.tsx beside it. Add one.`);
    }
    const { id, executable } = JSON.parse(readFileSync(file, 'utf8'));
    return { id, folder: relative(sourceFolder, folder), module, executable };
  });
}
