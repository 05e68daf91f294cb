import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const program = join(__dirname, '..', '..', 'bin', 'tailgate');

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export interface Ports {
  readonly http: number;
  readonly embedded: number;
}

export async function freePorts(): Promise<Ports> {
  return { http: await freePort(), embedded: await freePort() };
}

/** `tailgate serve` as a process of its own. */
export class RunningServer {
  readonly url: string;
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(dataFolder: string, ports: Ports, args: readonly string[] = []) {
    this.url = `http://127.0.0.1:${ports.http}`;
    this.child = spawn(
      process.execPath,
      [
        program,
        'serve',
        '--data-folder',
        dataFolder,
        '--port',
        String(ports.http),
        '--embedded-port',
        String(ports.embedded),
        // No test of these asks as Grafana does: any free port will do.
        '--grpc-port',
        '0',
        ...args,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const keep = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  /** Resolves when it answers. */
  async ready(): Promise<void> {
    let code: number | null | undefined;
    void this.ended.then((value) => {
      code = value ?? -1;
    });
    while (code === undefined) {
      try {
        if ((await fetch(`${this.url}/healthz`)).ok) return;
      } catch {
        // It does not listen yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`tailgate serve ended with ${code}: ${this.output}`);
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  exitCode(): Promise<number | null> {
    return this.ended;
  }
}
