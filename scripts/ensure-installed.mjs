import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, run } from './run.mjs';

/**
 * Everything that decides what must be installed: the lock file and this Node's binary interface.
 * @param {string} folder
 */
function fingerprint(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
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
  await install(projectRoot, 'Installing packages (the first time takes about half a minute) …');
}

/** Installs Grafana's packages of the second version, which only tests load, into their own folder. */
export async function ensureGrafana13Installed() {
  await install(
    join(projectRoot, 'test', 'grafana-13'),
    'Installing the packages of Grafana 13 for the tests (the first time takes about half a minute) …',
  );
}

/**
 * @param {string} folder
 * @param {string} title
 */
async function install(folder, title) {
  const stamp = join(folder, 'node_modules', '.tailgate-installed');
  const wanted = fingerprint(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  process.stderr.write(`${title}\n`);
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], {
    quiet: true,
    cwd: folder,
  });
  if (code !== 0) {
    process.stderr.write(
      `${output}\nThe packages could not be installed (npm ci ended with ${code}). Check the network and the npm settings, then run the command again.\n`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
  process.stderr.write(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}
