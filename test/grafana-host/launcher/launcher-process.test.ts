import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pluginEnvironment } from './environment';
import { LauncherProcess, type LauncherOptions } from './launcher-process';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-launcher-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function launch(script: string, options: Partial<LauncherOptions> = {}): LauncherProcess {
  const executable = join(folder, `launcher-${Math.random().toString(36).slice(2)}`);
  writeFileSync(executable, `#!/bin/sh\n${script}\n`);
  chmodSync(executable, 0o755);
  return new LauncherProcess({ executable, environment: pluginEnvironment({}), ...options });
}

const line = '1|2|tcp|127.0.0.1:7071|grpc';

describe('LauncherProcess', () => {
  it('reads the first line and no other', async () => {
    const launcher = launch(
      `echo '${line}'; echo '1|9|x'; exec sleep 60`.replace('exec sleep', 'exec /bin/sleep'),
    );
    expect(await launcher.address()).toEqual({ network: 'tcp', host: '127.0.0.1', port: 7071 });
    expect(launcher.isRunning).toBe(true);
    expect(await launcher.end(false)).toBe(false);
    expect(launcher.isRunning).toBe(false);
  });

  it('gives the plugin nothing but what Grafana gives', async () => {
    const entries: string[] = [];
    const launcher = launch(`/usr/bin/env >&2; echo '${line}'`, {
      environment: pluginEnvironment({ backend_url: 'http://b:1', path: '/x' }),
      onLog: ({ message }) => entries.push(message),
    });
    await launcher.address();
    await launcher.pipesClosed;
    const names = entries.map((entry) => entry.split('=')[0]);
    expect(names).toEqual(expect.arrayContaining(['grafana_plugin_type', 'PLUGIN_MIN_PORT']));
    expect(entries).toContain('GF_PLUGIN_BACKEND_URL=http://b:1');
    expect(names).not.toContain('HOME');
    expect(names).not.toContain('GF_PLUGIN_PATH');
  });

  it('fails where the process ends first, says something else, or nothing', async () => {
    await expect(launch('exit 3').address()).rejects.toThrow('exited before');
    const wrong = launch('echo hello; exec /bin/sleep 60');
    await expect(wrong.address()).rejects.toThrow('Unrecognized');
    await wrong.pipesClosed;
    const silent = launch('exec /bin/sleep 60', { startTimeoutMs: 100 });
    await expect(silent.address()).rejects.toThrow('timeout');
    await silent.pipesClosed;
    const missing = new LauncherProcess({ executable: join(folder, 'none'), environment: {} });
    await expect(missing.address()).rejects.toThrow('ENOENT');
  });

  it('waits for one that ends by itself when told, and kills one that does not', async () => {
    const polite = launch(`echo '${line}'; read -r answer < /dev/null; exit 0`);
    await polite.address();
    expect(await polite.end(true)).toBe(true);
    const stubborn = launch(`trap '' TERM; echo '${line}'; exec /bin/sleep 60`);
    await stubborn.address();
    expect(await stubborn.end(true)).toBe(false);
  });

  it('waits until nobody holds the pipes any more', async () => {
    const launcher = launch(`/bin/sleep 1 & echo '${line}'; exec /bin/sleep 60`);
    await launcher.address();
    let isClosed = false;
    void launcher.pipesClosed.then(() => {
      isClosed = true;
    });
    const ended = launcher.end(false);
    await launcher.exited;
    expect(isClosed).toBe(false);
    await ended;
    expect(isClosed).toBe(true);
  });

  it('notes a log line that would end Grafana', async () => {
    const launcher = launch(`echo '{"@level":1}' >&2; echo '${line}'`);
    await launcher.address();
    await launcher.pipesClosed;
    expect(launcher.panic?.message).toContain('Grafana panics');
  });
});
