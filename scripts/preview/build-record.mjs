import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../run.mjs';

/**
 * A digest of the names and contents of files, without tests.
 * @param {string[]} files
 */
export function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !/\.test\.tsx?$/.test(name) && existsSync(name))) {
    hash
      .update(`${relative(projectRoot, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Remembers in a build's own folder what it was built from. */
export class BuildRecord {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, '.built-from');
  }

  /** @param {string} digest */
  isBuiltFrom(digest) {
    return existsSync(this.file) && readFileSync(this.file, 'utf8') === digest;
  }

  /** A build that fails half-way must not pass for the one before. */
  forget() {
    rmSync(this.file, { force: true });
  }

  /** @param {string} digest */
  remember(digest) {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.file, digest);
  }
}
