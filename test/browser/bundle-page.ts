import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import webpack, { type Configuration } from 'webpack';

const root = join(__dirname, '..', '..');
const plugin = join(root, 'src', 'node_modules');
const bundles = join(root, 'node_modules', '.cache', 'tailgate-pages');

export type BundleMode = 'development' | 'production';

/** A bundle on disk; `folder` holds `page.js` and what it loads later. */
export interface PageBundle {
  readonly folder: string;
  discard(): Promise<void>;
}

/**
 * Bundles a page of `src/testing/page` with the real packages of Grafana, in a few seconds.
 *
 * @param entry absolute path of the page's .tsx file
 * @param mode which React: development warns of mistakes, production is as quick as in Grafana
 * @throws Error with webpack's messages where it does not compile
 */
export async function bundlePage(
  entry: string,
  mode: BundleMode = 'development',
): Promise<PageBundle> {
  if (!existsSync(entry)) throw new Error(`${entry}: there is no such page.`);
  await mkdir(bundles, { recursive: true });
  const folder = await mkdtemp(join(bundles, `${basename(entry, '.tsx')}-`));
  const discard = () => rm(folder, { recursive: true, force: true });
  const compiler = webpack(configuration(entry, folder, mode));
  if (compiler === null) throw new Error('webpack gave no compiler.');
  try {
    const stats = await promisify(compiler.run.bind(compiler))();
    if (stats === undefined || stats.hasErrors()) {
      throw new Error(`${entry}\n${stats?.toString({ preset: 'errors-only' }) ?? 'not compiled'}`);
    }
  } catch (error) {
    await discard();
    throw error;
  } finally {
    await promisify(compiler.close.bind(compiler))();
  }
  return { folder, discard };
}

function configuration(entry: string, folder: string, mode: BundleMode): Configuration {
  return {
    mode,
    optimization: { minimize: false },
    target: ['web', 'es2022'],
    context: root,
    devtool: false,
    entry: { page: entry },
    output: { path: folder, filename: '[name].js', publicPath: '/page/' },
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      alias: {
        '@tailgate/contract': join(root, 'contract', 'index.ts'),
        // The packages at the root would take the other React that stands there.
        react: join(plugin, 'react'),
        'react-dom': join(plugin, 'react-dom'),
      },
      modules: [plugin, join(root, 'node_modules'), 'node_modules'],
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: {
                target: 'es2022',
                parser: { syntax: 'typescript', tsx: true },
                transform: { react: { runtime: 'automatic' } },
              },
            },
          },
        },
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.(png|svg|gif|ttf|woff2?)$/, type: 'asset/resource' },
        // Some packages leave the ending out, which webpack allows in their modules only when told.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [new webpack.DefinePlugin({ 'process.env.NODE_ENV': JSON.stringify(mode) })],
    // A cache on disk saves a second, but two tests that bundle at once now and then never end with one.
    cache: false,
    performance: { hints: false },
    infrastructureLogging: { level: 'error' },
  };
}
