import { spawn, type ChildProcess } from 'node:child_process';
import { parseHandshakeLine, type PluginAddress } from './handshake-line';
import { Lines } from './lines';
import { parseLogLine, type LogEntry } from './log-entry';

/** go-plugin's default; Grafana sets none. */
const startTimeoutMs = 60_000;
/** How long a plugin that was told to end may take before it is killed. */
const gracefulMs = 2_000;

export interface LauncherOptions {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly startTimeoutMs?: number;
  readonly onLog?: (entry: LogEntry) => void;
}

/** The process of a plugin, started and ended as go-plugin's client does. */
export class LauncherProcess {
  /** Resolves once the process has ended. */
  readonly exited: Promise<number | null>;
  /** Resolves once it has ended and nobody holds its stdout and stderr any more. */
  readonly pipesClosed: Promise<void>;
  readonly pid: number | undefined;
  isRunning = true;
  /** What Grafana itself would have died of. */
  panic: Error | undefined;
  private readonly firstLine: Promise<string>;

  constructor(private readonly options: LauncherOptions) {
    const child = spawn(options.executable, [], {
      // Relative paths of a launcher must not happen to be right.
      cwd: '/',
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.pid = child.pid;
    this.exited = new Promise((resolve) => {
      child.on('error', () => resolve(null));
      child.on('exit', (code) => resolve(code));
    });
    this.pipesClosed = new Promise((resolve) => {
      child.on('error', () => resolve());
      child.on('close', () => resolve());
    });
    this.firstLine = this.readLines();
    this.firstLine.catch(() => undefined);
    void this.exited.then(() => {
      this.isRunning = false;
    });
  }
  private readonly child: ChildProcess;

  /**
   * The address that the first line names. The process is killed where that line is wrong or late.
   * @throws Error where it does not start, ends or says something else
   */
  async address(): Promise<PluginAddress> {
    const limit = this.options.startTimeoutMs ?? startTimeoutMs;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error('timeout while waiting for plugin to start')),
        limit,
      );
    });
    try {
      return parseHandshakeLine(await Promise.race([this.firstLine, late]));
    } catch (error) {
      this.child.kill('SIGKILL');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Ends the process: after a shutdown call that was answered it may end by itself within 2 s, then
   * or at once it is killed. Waits for the pipes, without limit, as Grafana does.
   * @returns whether it ended by itself
   */
  async end(wasTold: boolean): Promise<boolean> {
    let graceful = !this.isRunning;
    if (this.isRunning && wasTold) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), gracefulMs);
      });
      graceful = await Promise.race([this.exited.then(() => true), late]);
      clearTimeout(timer);
    }
    if (!graceful) this.child.kill('SIGKILL');
    await this.exited;
    await this.pipesClosed;
    return graceful;
  }

  private readLines(): Promise<string> {
    return new Promise((resolve, reject) => {
      // Later lines are read and dropped.
      const stdout = new Lines(resolve);
      const stderr = new Lines((line) => this.log(line));
      this.child.stdout?.on('data', (chunk: Buffer) => stdout.add(chunk));
      this.child.stdout?.on('end', () => stdout.end());
      this.child.stderr?.on('data', (chunk: Buffer) => stderr.add(chunk));
      this.child.stderr?.on('end', () => stderr.end());
      this.child.on('error', reject);
      this.child.on('close', () => reject(new Error('plugin exited before we could connect')));
    });
  }

  private log(line: string): void {
    try {
      const entry = parseLogLine(line);
      this.options.onLog?.(entry);
    } catch (error) {
      this.panic = error instanceof Error ? error : new Error(String(error));
    }
  }
}
