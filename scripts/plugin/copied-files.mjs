import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../run.mjs';
import { sourceFolder } from './paths.mjs';

// Go's names of the systems that run a shell script. Windows does not.
const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'];

/**
 * What goes into `dist` as it is, for the copy plugin of webpack.
 * @param {ReturnType<import('./find-plugins.mjs').findPlugins>} plugins
 */
export function copiedFiles(plugins) {
  const copied = ['CHANGELOG.md', 'LICENSE'].map((name) => ({
    from: join(projectRoot, name),
    to: name,
    toType: 'file',
  }));
  copied.push({ from: join(sourceFolder, 'README.md'), to: 'README.md' });
  for (const { folder } of plugins) {
    const from = join(sourceFolder, folder);
    copied.push({
      from: join(from, 'plugin.json'),
      to: join(folder, 'plugin.json'),
      transform: fillIn,
    });
    const images = join(from, 'img');
    if (existsSync(images)) copied.push({ from: images, to: join(folder, 'img') });
  }
  return [...copied, ...launchers(plugins)];
}

/** @param {ReturnType<import('./find-plugins.mjs').findPlugins>} plugins */
function launchers(plugins) {
  return plugins
    .filter(({ executable }) => executable !== undefined)
    .flatMap(({ folder, executable }) =>
      platforms.map((platform) => ({
        from: join(sourceFolder, folder, 'launcher.sh'),
        to: join(folder, `${executable}_${platform}`),
        toType: 'file',
      })),
    );
}

/** @param {Buffer} content */
function fillIn(content) {
  const { version } = JSON.parse(readFileSync(join(sourceFolder, 'package.json'), 'utf8'));
  return content
    .toString('utf8')
    .replaceAll('%VERSION%', version)
    .replaceAll('%TODAY%', buildDate().toISOString().slice(0, 10));
}

/** Today, or the date of the release: https://reproducible-builds.org/specs/source-date-epoch/ */
function buildDate() {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000) : new Date();
}
