import webpack from 'webpack';

/**
 * Runs webpack.
 * @param {import('webpack').Configuration} config
 * @throws Error with webpack's messages where it does not compile
 */
export async function bundle(config) {
  const compiler = webpack(config);
  try {
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, result) => (error ? reject(error) : resolve(result)));
    });
    if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only' }));
  } finally {
    await new Promise((resolve) => compiler.close(resolve));
  }
}
