import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { distFolder } from './paths.mjs';

/** What Grafana has to load before it can show one of our plugins. */
const limitBytes = 60_000;

/**
 * Prints the size of every module and refuses those that are too large.
 * @param {ReturnType<import('./find-plugins.mjs').findPlugins>} plugins
 */
export function checkModuleSizes(plugins) {
  const sizes = plugins.map(({ id, folder }) => ({
    id,
    bytes: gzipSync(readFileSync(join(distFolder, folder, 'module.js'))).length,
  }));
  for (const { id, bytes } of sizes) {
    process.stderr.write(`  ${id}  ${(bytes / 1000).toFixed(1)} kB gzipped\n`);
  }
  const tooLarge = sizes.filter(({ bytes }) => bytes > limitBytes);
  if (tooLarge.length === 0) return;
  throw new Error(
    `Over ${limitBytes / 1000} kB gzipped: ${tooLarge.map(({ id }) => id).join(', ')}. ` +
      'Load the large parts when they are needed (React.lazy, import()).',
  );
}
