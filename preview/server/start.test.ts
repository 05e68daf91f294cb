import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// The options of `npm start`. What it does without any is tried by the tests of the preview.

const root = join(__dirname, '..', '..');
const start = (...options: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'start.mjs'), ...options], {
    cwd: root,
    encoding: 'utf8',
    timeout: 110_000,
  });

test.each(['--help', '-h'])('%s says what can be given, and does nothing else', (option) => {
  const { status, stdout, stderr } = start(option);
  expect(status).toBe(0);
  expect(stdout).toContain('npm start -- [options]');
  expect(stdout).toContain('--port');
  expect(stderr).not.toContain('Building');
});

test('an unknown option is refused by its name, before anything is printed', () => {
  const { status, stdout, stderr } = start('--prot', '8080');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('--prot');
  expect(stderr).toContain('--port');
}, 120_000);

test('what is told to stop passes it on to the command that it runs', async () => {
  const command = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1e6); console.log('up')`;
  const script = `
    import { run } from ${JSON.stringify(join(root, 'scripts', 'run.mjs'))};
    const { code } = await run(process.execPath, ['-e', ${JSON.stringify(command)}], { passOn: ['SIGTERM'] });
    process.exit(code);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(child.exitCode).toBe(7);
}, 30_000);
