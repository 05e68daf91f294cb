import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import webpack from 'webpack';
import { projectRoot } from '../run.mjs';
import { swcRule } from '../swc-rule.mjs';

const page = join(projectRoot, 'preview', 'page');

/** Where the global styles of Grafana's packages look for fonts, and the files that hold them. */
const fonts = Object.entries(
  JSON.parse(readFileSync(new URL('fonts.json', import.meta.url), 'utf8')),
);

/**
 * The page with Grafana's packages in it. Not minified: that would take a minute, and the page
 * is read on the machine that built it.
 * @param {{ packages: string, output: string }} where packages: the folder whose node_modules hold
 *   `@grafana/*` and React of one version
 * @returns {import('webpack').Configuration}
 */
export function pageConfig({ packages, output }) {
  const own = join(packages, 'node_modules');
  const find = (name) =>
    [own, join(projectRoot, 'node_modules')]
      .map((folder) => join(folder, name))
      .find((folder) => existsSync(folder)) ?? name;
  return {
    mode: 'production',
    target: ['web', 'es2022'],
    context: page,
    devtool: false,
    entry: { page: [join(page, 'boot-data.ts'), join(page, 'main.tsx')] },
    output: {
      path: output,
      filename: 'preview/[name].js',
      chunkFilename: 'preview/[name]-[contenthash:8].js',
      assetModuleFilename: 'preview/[name]-[contenthash:8][ext]',
      publicPath: '/',
      uniqueName: 'tailgate-preview',
      clean: true,
    },
    optimization: { minimize: false },
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      alias: {
        // Packages at the root would take the other React that stands there.
        react: find('react'),
        'react-dom': find('react-dom'),
      },
      modules: [own, join(projectRoot, 'node_modules'), 'node_modules'],
    },
    module: {
      rules: [
        swcRule('es2022'),
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.(png|svg|gif|ttf|woff2?)$/, type: 'asset/resource' },
        // Some packages leave the ending out, which webpack allows in their modules only when told.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
        // What a package brings along for itself comes before what stands beside it.
        { test: /node_modules/, resolve: { modules: ['node_modules', own] } },
      ],
    },
    plugins: [
      new CopyPlugin({
        patterns: [
          { from: join(page, 'index.html'), to: 'index.html' },
          { from: join(find('@grafana/ui'), 'dist', 'public', 'img'), to: 'img' },
          // Icons that Grafana has itself and that its packages ask for.
          { from: join(page, 'icons'), to: 'img/icons/unicons' },
          ...fonts.map(([name, file]) => ({
            from: join(projectRoot, 'node_modules', file),
            to: `fonts/${name}`,
          })),
        ],
      }),
      new webpack.ProvidePlugin({ process: [join(page, 'process.ts'), 'process'] }),
    ],
    cache: {
      type: 'filesystem',
      cacheDirectory: join(projectRoot, 'node_modules', '.cache', 'tailgate-preview'),
      // What was compiled by other rules cannot be mixed with what is compiled by these.
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
      // Two versions of the packages keep what they compile apart.
      name: createHash('sha256').update(packages).digest('hex').slice(0, 12),
    },
    performance: { hints: false },
    infrastructureLogging: { level: 'error' },
  };
}
