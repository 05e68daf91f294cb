import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './tools';

/** The launcher as it is shipped. */
export const launcherFile = join(__dirname, '..', '..', 'src', 'datasource', 'launcher.sh');

/** What the launcher calls besides the HTTP client. */
const basics = ['cat', 'cut', 'date', 'sleep', 'tail', 'tr'];

export interface Changes {
  /** The folders that the launcher looks for programs in. */
  readonly path?: string;
  /** How long it waits for the backend, in s. */
  readonly waitSeconds?: number;
  /** After how long it ends where the backend is down, in s. */
  readonly retrySeconds?: number;
}

/** A copy of the launcher with some of its settings changed. */
export function copyLauncher(folder: string, changes: Changes): string {
  let text = readFileSync(launcherFile, 'utf8');
  const put = (name: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    const line = new RegExp(`^${name}=\\S+`, 'gm');
    const found = text.match(line)?.length ?? 0;
    if (found !== 1) throw new Error(`The launcher sets ${name} ${found} times, not once.`);
    text = text.replace(line, () => `${name}=${value}`);
  };
  put('PATH', changes.path);
  put('wait_seconds', changes.waitSeconds);
  put('retry_seconds', changes.retrySeconds);
  const file = join(folder, `launcher-${Object.values(changes).join('-').replace(/\W+/g, '-')}.sh`);
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

/** A folder with the programs of this machine that the launcher needs, and the named ones besides. */
export function programFolder(folder: string, name: string, clients: readonly string[]): string {
  const made = join(folder, name);
  mkdirSync(made);
  for (const each of [...basics, ...clients]) {
    const target = onPath(each);
    if (target === undefined) throw new Error(`This machine has no ${each}.`);
    symlinkSync(target, join(made, each));
  }
  return made;
}

/** A folder in which every program, wget among them, is that of busybox. */
export function busyboxFolder(folder: string, busybox: string): string {
  const made = join(folder, 'busybox-programs');
  mkdirSync(made);
  for (const each of [...basics, 'wget']) symlinkSync(busybox, join(made, each));
  return made;
}

/** A folder whose curl prints what the variable ANSWER holds, and fails where it is empty. */
export function answerFolder(folder: string): string {
  const made = programFolder(folder, 'answering-programs', []);
  const curl = join(made, 'curl');
  writeFileSync(curl, '#!/bin/sh\n[ -n "$ANSWER" ] && printf "%s" "$ANSWER"\n');
  chmodSync(curl, 0o755);
  return made;
}
