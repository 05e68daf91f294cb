// Builds the Grafana plugin into dist/, unless nothing has changed since the last build.
import { chmodSync } from 'node:fs';
import webpack from 'webpack';
import { digestSources, forgetBuild, isBuiltFrom, rememberBuild } from './plugin/build-record.mjs';
import { findPlugins } from './plugin/find-plugins.mjs';
import { listFiles } from './plugin/list-files.mjs';
import { checkModuleSizes } from './plugin/module-sizes.mjs';
import { distFolder } from './plugin/paths.mjs';
import { webpackConfig } from './plugin/webpack-config.mjs';

try {
  const digest = digestSources();
  if (isBuiltFrom(digest)) {
    process.stderr.write('The Grafana plugin in dist/ is up to date.\n');
  } else {
    forgetBuild();
    const plugins = findPlugins();
    await bundle(webpackConfig(plugins));
    makeExecutable();
    checkModuleSizes(plugins);
    rememberBuild(digest);
  }
} catch (error) {
  process.stderr.write(`The build of the Grafana plugin failed.\n${error.message}\n`);
  process.exitCode = 1;
}

/** @param {import('webpack').Configuration} config */
async function bundle(config) {
  const compiler = webpack(config);
  try {
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, result) => (error ? reject(error) : resolve(result)));
    });
    if (stats.hasErrors() || stats.hasWarnings()) {
      throw new Error(stats.toString({ preset: 'errors-warnings', colors: false }));
    }
  } finally {
    await new Promise((resolve) => compiler.close(resolve));
  }
}

/** Copying loses the mode, and Grafana starts the launcher as a program. */
function makeExecutable() {
  for (const file of listFiles(distFolder)) {
    if (/\/gpx_[^/]+$/.test(file)) chmodSync(file, 0o755);
  }
}
