import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../run.mjs';
import { listFiles } from './list-files.mjs';
import { cacheFolder, distFolder, sourceFolder } from './paths.mjs';

const record = join(cacheFolder, 'record.json');

/** A digest of all that the build reads, but for packages, which the lock file stands for. */
export function digestSources() {
  const files = [
    ...listFiles(sourceFolder),
    ...listFiles(join(projectRoot, 'contract')).filter((file) => file.endsWith('.ts')),
    ...listFiles(join(projectRoot, 'scripts', 'plugin')),
    join(projectRoot, 'scripts', 'swc-rule.mjs'),
    ...['CHANGELOG.md', 'LICENSE', 'package-lock.json'].map((name) => join(projectRoot, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files.filter(isRead)) {
    hash
      .update(`${relative(projectRoot, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} file */
function isRead(file) {
  return (
    existsSync(file) &&
    !/\.test\.tsx?$|\/src\/testing\//.test(file) &&
    !file.includes('/contract/dist/')
  );
}

/**
 * Whether `dist` was built from these sources and is still complete.
 * @param {string} digest
 */
export function isBuiltFrom(digest) {
  try {
    const { sources, outputs } = JSON.parse(readFileSync(record, 'utf8'));
    return (
      sources === digest &&
      Object.entries(outputs).every(
        ([name, size]) => statSync(join(distFolder, name)).size === size,
      )
    );
  } catch {
    return false;
  }
}

/** @param {string} digest */
export function rememberBuild(digest) {
  const outputs = Object.fromEntries(
    listFiles(distFolder).map((file) => [relative(distFolder, file), statSync(file).size]),
  );
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(record, JSON.stringify({ sources: digest, outputs }));
}

/** A build that fails half-way must not pass for the one before. */
export function forgetBuild() {
  rmSync(record, { force: true });
}
