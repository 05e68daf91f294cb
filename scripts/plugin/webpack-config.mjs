import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import { projectRoot } from '../run.mjs';
import { copiedFiles } from './copied-files.mjs';
import { externals } from './externals.mjs';
import { swcRule } from '../swc-rule.mjs';
import { cacheFolder, distFolder, sourceFolder } from './paths.mjs';

/**
 * Builds all plugins in one go, so that they share the chunks that are loaded when needed.
 * @param {ReturnType<import('./find-plugins.mjs').findPlugins>} plugins
 * @returns {import('webpack').Configuration}
 */
export function webpackConfig(plugins) {
  return {
    mode: 'production',
    target: ['web', 'es2020'],
    context: sourceFolder,
    devtool: 'source-map',
    entry: Object.fromEntries(
      plugins.map(({ folder, module }) => [
        join(folder, 'module'),
        // First of all the address that chunks are loaded from.
        { import: [join(sourceFolder, 'public-path.ts'), module], library: { type: 'amd' } },
      ]),
    ),
    output: {
      path: distFolder,
      filename: '[name].js',
      chunkFilename: 'chunks/[name]-[contenthash:8].js',
      clean: true,
      // Set by public-path.ts when the plugin is loaded.
      publicPath: '',
      uniqueName: 'tailgate-apigateway-app',
    },
    optimization: {
      // Each plugin has a runtime of its own, but all take their chunks from one place: a module must have
      // the same exports in each chunk that holds it, whatever the one plugin uses of it.
      usedExports: 'global',
    },
    externals,
    externalsType: 'amd',
    module: {
      rules: [
        // The schemas are left out where only names or types are used.
        { test: /[\\/]contract[\\/][^\\/]+\.ts$/, sideEffects: false },
        swcRule('es2020'),
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      ],
    },
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      alias: { '@tailgate/contract': join(projectRoot, 'contract', 'index.ts') },
    },
    plugins: [new CopyPlugin({ patterns: copiedFiles(plugins) })],
    cache: { type: 'filesystem', cacheDirectory: join(cacheFolder, 'webpack') },
    // The sizes are checked compressed, after the build.
    performance: { hints: false },
  };
}
