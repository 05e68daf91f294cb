import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseObject } from './matchers';

/** What a child says: its address, or the error that kept it from serving. */
export interface ChildAnswer {
  readonly address?: string;
  readonly code?: string;
  readonly message?: string;
  readonly place?: string;
  readonly remedy?: string;
}

export interface ChildOptions {
  /** The user id to run as. */
  readonly user?: number;
  /** The largest file that it may write, in blocks of 512 bytes: as if the disk were full. */
  readonly fileBlocks?: number;
}

/** The members of a line of JSON that are texts. */
function textMembers(line: string): ChildAnswer {
  const members = Object.entries(parseObject(line)).filter(
    ([, value]) => typeof value === 'string',
  );
  return Object.fromEntries(members);
}

/** An engine in a process of its own, which can be killed. */
export class ChildServer {
  private constructor(
    readonly process: ChildProcess,
    readonly answer: ChildAnswer,
  ) {}

  static async start(folder: string, options: ChildOptions = {}): Promise<ChildServer> {
    const program = [
      join(__dirname, 'run-typescript.cjs'),
      join(__dirname, 'serve-folder.ts'),
      folder,
      ...(options.user === undefined ? [] : [String(options.user)]),
    ];
    const limit = options.fileBlocks === undefined ? 'unlimited' : String(options.fileBlocks);
    const script = `ulimit -f ${limit}; exec "$@"`;
    const child = spawn('sh', ['-c', script, 'sh', process.execPath, ...program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      return new ChildServer(child, textMembers(line));
    }
    throw new Error('The child ended without an answer.');
  }

  get address(): string {
    if (this.answer.address === undefined) throw new Error(JSON.stringify(this.answer));
    return this.answer.address;
  }

  /** Ends it as kill -9 does. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}
