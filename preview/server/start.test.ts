import { spawnSync } from 'node:child_process';
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
