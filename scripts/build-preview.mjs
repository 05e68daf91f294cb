// Builds the page of the preview into preview/dist/page, unless nothing has changed since the last build.
// Options: --packages FOLDER (where @grafana/* and React are installed), --output FOLDER.
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BuildRecord, digestOf } from './preview/build-record.mjs';
import { bundle } from './preview/bundle.mjs';
import { pageConfig } from './preview/page-config.mjs';
import { listFiles } from './plugin/list-files.mjs';
import { projectRoot } from './run.mjs';

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: join(projectRoot, 'src') },
    output: { type: 'string', default: join(projectRoot, 'preview', 'dist', 'page') },
  },
});
const packages = resolve(values.packages);
const output = resolve(values.output);

try {
  const digest = digestOf([
    ...listFiles(join(projectRoot, 'preview', 'page')),
    ...listFiles(join(projectRoot, 'scripts', 'preview')),
    join(projectRoot, 'scripts', 'swc-rule.mjs'),
    join(projectRoot, 'package-lock.json'),
    join(packages, 'package.json'),
  ]);
  const record = new BuildRecord(output);
  if (record.isBuiltFrom(digest)) {
    process.stderr.write(`The page in ${relative(projectRoot, output)} is up to date.\n`);
  } else {
    record.forget();
    await bundle(pageConfig({ packages, output }));
    record.remember(digest);
  }
} catch (error) {
  process.stderr.write(`The build of the preview failed.\n${error.message}\n`);
  process.exitCode = 1;
}
