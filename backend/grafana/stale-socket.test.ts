import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeStaleSocket } from './stale-socket';

describe('removeStaleSocket', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tailgate-socket-'));
    path = join(folder, 'grpc.sock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('does nothing where there is nothing', async () => {
    await removeStaleSocket(path);
  });

  it('removes what a killed process left behind', async () => {
    const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', script, path]);
    expect(existsSync(path)).toBe(true);
    await removeStaleSocket(path);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves a socket alone on which somebody answers', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => server.listen(path, done));
    await expect(removeStaleSocket(path)).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(path)).toBe(true);
    await new Promise((done) => server.close(done));
  });

  it('leaves other files alone', async () => {
    writeFileSync(path, 'precious');
    await expect(removeStaleSocket(path)).rejects.toThrow('no socket');
    expect(existsSync(path)).toBe(true);
  });
});
