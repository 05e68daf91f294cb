import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, run } from './run.mjs';

const stamp = join(projectRoot, 'node_modules', '.tailgate-installed');

/** Everything that decides what must be installed: the lock file and this Node's binary interface. */
function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(projectRoot, 'package-lock.json')))
    .update(process.versions.modules + process.platform + process.arch)
    .digest('hex');
}

/** Stops with a clear message on a Node that is too old. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `Tailgate needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node and try again.\n`,
  );
  process.exit(1);
}

/** Installs the packages that the lock file names, unless just these are installed already. */
export async function ensureInstalled() {
  checkNode();
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  process.stderr.write('Installing packages (the first time takes about half a minute) …\n');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0) {
    process.stderr.write(
      `${output}\nThe packages could not be installed (npm ci ended with ${code}). Check the network and the npm settings, then run the command again.\n`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
  process.stderr.write(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}
