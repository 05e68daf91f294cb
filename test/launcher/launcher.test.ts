import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackendDouble } from './backend-double';
import { parseLogLine } from './hclog';
import { busyboxFolder, copyLauncher, launcherFile, programFolder } from './launcher-copy';
import { RunningLauncher, type LauncherCommand } from './running-launcher';
import { busybox, onPath } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'tailgate-launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const box = busybox();
const dash = onPath('dash') ?? '/bin/sh';

/** A shell with an HTTP client, as an image may have them. */
interface Variant {
  readonly name: string;
  readonly missing?: string;
  readonly shell: LauncherCommand['shell'];
  /** The folder of programs; those of this machine where absent. */
  readonly path?: () => string;
}

const variants: readonly Variant[] = [
  { name: 'dash with curl', shell: [dash] },
  {
    name: 'dash with the wget of GNU',
    shell: [dash],
    path: () => programFolder(folder, 'gnu-wget', ['wget']),
    ...(onPath('wget') === undefined ? { missing: 'this machine has no wget' } : {}),
  },
  'missing' in box
    ? { name: 'busybox', shell: ['busybox', 'sh'], missing: box.missing }
    : {
        name: 'busybox with its wget',
        shell: [box.path, 'sh'],
        path: () => busyboxFolder(folder, box.path),
      },
];

for (const { name, missing, shell, path } of variants) {
  if (missing !== undefined) {
    test.skip(`${name}: not run, as ${missing}`, () => undefined);
    continue;
  }

  describe(name, () => {
    let backend: BackendDouble;
    let launcher: RunningLauncher | undefined;
    let file = launcherFile;
    let impatient = '';

    beforeAll(() => {
      const programs = path?.();
      const changed = programs === undefined ? {} : { path: programs };
      if (programs !== undefined) file = copyLauncher(folder, changed);
      impatient = copyLauncher(folder, { ...changed, waitSeconds: 0, retrySeconds: 1 });
    });
    beforeEach(async () => {
      backend = new BackendDouble();
      await backend.listen();
    });
    afterEach(async () => {
      launcher?.clean();
      await backend.close();
    });

    const start = (
      url: string,
      environment: Record<string, string> = {},
      which = file,
    ): RunningLauncher => {
      launcher = new RunningLauncher(
        { shell, file: which },
        { GF_PLUGIN_BACKEND_URL: url, ...environment },
      );
      return launcher;
    };

    test('tells the address, holds, and ends when the backend releases it', async () => {
      const running = start(backend.url());
      expect(await running.firstLine()).toBe('1|2|tcp|127.0.0.1:7071|grpc');
      await backend.held();
      backend.release();
      expect(await running.ended).toEqual({ code: 0, signal: null });
      expect(running.stdout.trim()).toBe('1|2|tcp|127.0.0.1:7071|grpc');
      await running.groupEnded();
    });

    test('ends at once where it was released before it held', async () => {
      backend.holdsOpen = false;
      const running = start(backend.url());
      expect(await running.ended).toEqual({ code: 0, signal: null });
      expect(running.stdout).toBe('1|2|tcp|127.0.0.1:7071|grpc\n');
      expect(running.stderr).not.toContain('does not answer');
      await running.groupEnded();
    });

    test('ends when the backend dies', async () => {
      const running = start(backend.url());
      await backend.held();
      backend.cut();
      expect((await running.ended).signal).toBeNull();
    });

    test('takes a slash at the end of the address', async () => {
      expect(await start(`${backend.url()}/`).firstLine()).toBe('1|2|tcp|127.0.0.1:7071|grpc');
    });

    // 0.0.0.0 as a destination is this machine, but not a loopback address by its name.
    test.each([
      ['tcp|0.0.0.0:7171', '127.0.0.1', '127.0.0.1:7171'],
      ['tcp|[::]:7171', '127.0.0.1', '127.0.0.1:7171'],
      ['tcp|127.0.0.1:7171', '0.0.0.0', '0.0.0.0:7171'],
      ['tcp|localhost:7171', '0.0.0.0', '0.0.0.0:7171'],
      ['tcp|[::1]:7171', '0.0.0.0', '0.0.0.0:7171'],
      ['tcp|[::1]:7171', '127.0.0.1', '[::1]:7171'],
      ['tcp|10.1.2.3:7171', '127.0.0.1', '10.1.2.3:7171'],
      ['tcp|backend-1.example.com:7171', '127.0.0.1', 'backend-1.example.com:7171'],
    ])('backend at %s, asked at %s: Grafana dials %s', async (told, host, dialled) => {
      backend.address = () => told;
      expect(await start(backend.url(host)).firstLine()).toBe(`1|2|tcp|${dialled}|grpc`);
    });

    test('passes a Unix socket on', async () => {
      backend.address = () => 'unix|/run/tailgate/grpc.sock\n';
      const line = await start(backend.url()).firstLine();
      expect(line).toBe('1|2|unix|/run/tailgate/grpc.sock|grpc');
    });

    test('waits for a backend that is about to start', async () => {
      let asked = 0;
      backend.address = () => ((asked += 1) < 3 ? undefined : 'tcp|127.0.0.1:7272');
      expect(await start(backend.url()).firstLine()).toBe('1|2|tcp|127.0.0.1:7272|grpc');
      expect(asked).toBe(3);
    });

    test('promises the usual port where the backend is down, says why, and ends', async () => {
      await backend.close();
      const running = start(backend.url(), {}, impatient);
      expect(await running.ended).toEqual({ code: 0, signal: null });
      expect(running.stdout).toBe('1|2|tcp|127.0.0.1:7071|grpc\n');
      const { level, message } = parseLogLine(running.stderr);
      expect(level).toBe('error');
      expect(message).toContain(`does not answer at ${backend.url()}`);
      expect(message).toMatch(/refused|connect/);
      expect(message).toContain('tailgate serve');
      await running.groupEnded();
    });

    test('says so where the backend answers with an error', async () => {
      backend.address = () => undefined;
      const running = start(backend.url(), {}, impatient);
      expect(await running.firstLine()).toBe('1|2|tcp|127.0.0.1:7071|grpc');
      await running.ended;
      expect(parseLogLine(running.stderr).message).toContain('503');
    });

    test("does not go through Grafana's proxy", async () => {
      const proxy = 'http://127.0.0.1:1';
      const running = start(backend.url(), { http_proxy: proxy, HTTP_PROXY: proxy });
      expect(await running.firstLine()).toBe('1|2|tcp|127.0.0.1:7071|grpc');
      await backend.held();
    });

    test.each(['SIGTERM', 'SIGKILL'] as const)(
      'holding: %s ends it, with its pipes and without a rest',
      async (signal) => {
        const running = start(backend.url());
        await backend.held();
        running.kill(signal);
        expect(await running.ended).toEqual({ code: null, signal });
        await running.groupEnded();
      },
    );

    test.each(['SIGTERM', 'SIGKILL'] as const)(
      'waiting for the backend: %s ends it, with its pipes and without a rest',
      async (signal) => {
        const asked = new Promise<void>((resolve) => {
          backend.address = () => {
            resolve();
            return undefined;
          };
        });
        const running = start(backend.url());
        await asked;
        running.kill(signal);
        expect(await running.ended).toEqual({ code: null, signal });
        expect(running.stdout).toBe('');
        await running.groupEnded();
      },
    );

    test('ends when Grafana has gone without a word', async () => {
      const running = start(backend.url());
      await backend.held();
      await running.firstLine();
      running.dropStdout();
      // The first newline finds the pipe closed.
      const newlines = setInterval(() => backend.writeNewline(), 20);
      await running.ended.finally(() => clearInterval(newlines));
      await running.groupEnded();
    });

    test('run by hand it prints help, and nothing that a host could take for an address', async () => {
      const running = start(backend.url(), { grafana_plugin_type: '' });
      expect(await running.ended).toEqual({ code: 1, signal: null });
      expect(running.stdout).toBe('');
      expect(running.stderr).toContain('backend_url = http://127.0.0.1:7070');
      expect(backend.requests).toEqual([]);
    });
  });
}

test('without an HTTP client it promises the usual port and stays', async () => {
  const path = programFolder(folder, 'no-client', []);
  const file = copyLauncher(folder, { path });
  const running = new RunningLauncher(
    { shell: [dash], file },
    { GF_PLUGIN_BACKEND_URL: 'http://backend:7070' },
  );
  try {
    expect(await running.firstLine()).toBe('1|2|tcp|backend:7071|grpc');
    const { level, message } = parseLogLine(running.stderr);
    expect(level).toBe('warn');
    expect(message).toContain('Install curl');
    running.kill('SIGKILL');
    expect(await running.ended).toEqual({ code: null, signal: 'SIGKILL' });
    await running.groupEnded();
  } finally {
    running.clean();
  }
});
