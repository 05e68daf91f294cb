// Bundles the server of the preview into preview/dist/main.cjs. The backend is taken as it was compiled.
import { join, relative } from 'node:path';
import { BuildRecord, digestOf } from './preview/build-record.mjs';
import { bundle } from './preview/bundle.mjs';
import { swcRule } from './swc-rule.mjs';
import { listFiles } from './plugin/list-files.mjs';
import { projectRoot } from './run.mjs';

const output = join(projectRoot, 'preview', 'dist');
const backend = join(projectRoot, 'backend');
const compiled = join(backend, 'dist');

/** Packages stay where they are; a file of the backend becomes what the compiler made of it. */
function external({ context, request }, done) {
  const isRelative = request.startsWith('.');
  if (!isRelative) {
    if (request.startsWith('/')) return done();
    return done(null, `commonjs ${request}`);
  }
  const path = join(context, request);
  if (!path.startsWith(`${backend}/`)) return done();
  const file = relative(output, join(compiled, relative(backend, path)));
  return done(null, `commonjs ${file}.js`);
}

try {
  const digest = digestOf([
    ...listFiles(join(projectRoot, 'preview', 'server')),
    ...listFiles(join(projectRoot, 'test', 'grafana-host')),
    ...listFiles(join(projectRoot, 'scripts', 'preview')),
    join(projectRoot, 'scripts', 'swc-rule.mjs'),
    join(projectRoot, 'scripts', 'build-preview-server.mjs'),
  ]);
  const record = new BuildRecord(output);
  if (!record.isBuiltFrom(digest)) {
    record.forget();
    await bundle({
      mode: 'none',
      target: 'node20',
      context: projectRoot,
      devtool: false,
      entry: { server: join(projectRoot, 'preview', 'server', 'main.ts') },
      output: { path: output, filename: 'main.cjs', library: { type: 'commonjs2' } },
      resolve: { extensions: ['.ts'] },
      module: { rules: [swcRule('es2022')] },
      externals: [external],
      node: { __dirname: false },
      infrastructureLogging: { level: 'error' },
    });
    record.remember(digest);
  }
} catch (error) {
  process.stderr.write(`The build of the preview's server failed.\n${error.message}\n`);
  process.exitCode = 1;
}
