import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

/** How the launcher is run: the shell's command and the file. */
export interface LauncherCommand {
  readonly shell: readonly [string, ...string[]];
  readonly file: string;
}

export interface LauncherEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The launcher as a process, in a process group of its own, with as little environment as Grafana gives. */
export class RunningLauncher {
  stdout = '';
  stderr = '';
  /** Resolves when the process has ended and both pipes are closed, as go-plugin waits for it. */
  readonly ended: Promise<LauncherEnd>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;

  constructor({ shell, file }: LauncherCommand, environment: Readonly<Record<string, string>>) {
    const [program, ...args] = shell;
    this.child = spawn(program, [...args, file], {
      env: { grafana_plugin_type: 'datasource', PLUGIN_PROTOCOL_VERSIONS: '2', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString('utf8')));
    this.child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (code, signal) => resolve({ code, signal }));
    });
  }

  /** The first line on stdout, as soon as it is there. */
  async firstLine(): Promise<string> {
    let ended = false;
    void this.ended.then(() => (ended = true));
    while (!this.stdout.includes('\n') && !ended) await pause();
    return this.stdout.split('\n')[0] ?? '';
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Closes our end of its stdout, as a Grafana that was killed does. */
  dropStdout(): void {
    this.child.stdout.destroy();
  }

  /** Resolves when no process of the group is left. */
  async groupEnded(): Promise<void> {
    while (this.groupLives()) await pause();
  }

  /** Ends whatever is left. */
  clean(): void {
    if (this.groupLives()) process.kill(-this.groupId(), 'SIGKILL');
  }

  private groupLives(): boolean {
    try {
      process.kill(-this.groupId(), 0);
      return true;
    } catch {
      return false;
    }
  }

  private groupId(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error('The launcher could not be started.');
    return pid;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
