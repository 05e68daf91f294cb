import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseLogLine } from './hclog';
import { answerFolder, copyLauncher } from './launcher-copy';
import { onPath } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'tailgate-launcher-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A launcher whose backend answers with the variable ANSWER; it opens no connection. */
const file = copyLauncher(folder, { path: answerFolder(folder), waitSeconds: 0, retrySeconds: 0 });
const marker = join(folder, 'marker');
const shell = onPath('dash') ?? '/bin/sh';

function launch(url: string | undefined, answer = ''): { code: number | null; stdout: string } {
  const { status, stdout, stderr } = spawnSync(shell, [file], {
    encoding: 'utf8',
    cwd: folder,
    env: {
      grafana_plugin_type: 'datasource',
      ANSWER: answer,
      ...(url === undefined ? {} : { GF_PLUGIN_BACKEND_URL: url }),
    },
  });
  for (const line of stderr.split('\n').filter((each) => each !== '')) parseLogLine(line);
  if (existsSync(marker)) throw new Error('What was read as text was run as a command.');
  return { code: status, stdout };
}

/** What the launcher did not refuse: five parts, a host and a port, or a path without oddities. */
const handshake =
  /^1\|2\|(tcp\|(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9][A-Za-z0-9._-]*):[1-9]\d{0,4}|unix\|\/[A-Za-z0-9/._@+-]*)\|grpc$/;

const fallback = '1|2|tcp|127.0.0.1:7071|grpc\n';

describe('backend_url', () => {
  test.each([
    [undefined, '127.0.0.1'],
    ['', '127.0.0.1'],
    ['http://backend:7070', 'backend'],
    ['http://backend', 'backend'],
    ['http://10.0.0.7:80/', '10.0.0.7'],
    ['http://[fd00::7]:7070', '[fd00::7]'],
    ['http://[::1]', '[::1]'],
    ['http://tailgate.monitoring.svc.cluster.local:7070', 'tailgate.monitoring.svc.cluster.local'],
  ])('%s: the host is %s', (url, host) => {
    expect(launch(url)).toEqual({ code: 0, stdout: `1|2|tcp|${host}:7071|grpc\n` });
  });

  test.each([
    'backend:7070',
    'ftp://backend',
    'https://backend:7070',
    'http://',
    'http://:7070',
    'http://backend:',
    'http://backend:0',
    'http://backend:070',
    'http://backend:65536',
    'http://backend:123456',
    'http://backend:7070/path',
    'http://backend:7070?x',
    'http://backend:7070#x',
    'http://user:secret@backend:7070',
    'http://-o/etc/passwd',
    'http://back end',
    'http://back|end',
    'http://backend\n:7070',
    'http://ünder:7070',
    'http://::1:7070',
    'http://[backend]:7070',
    'http://[::1',
    'http://[]:7070',
    `http://$(touch ${marker})`,
    `http://\`touch ${marker}\``,
    `http://a;touch ${marker}`,
    'http://a"},{"@level":1',
  ])('refuses %j', (url) => {
    expect(launch(url)).toEqual({ code: 1, stdout: '' });
  });

  test('does not repeat a password', () => {
    const { stderr } = spawnSync(shell, [file], {
      encoding: 'utf8',
      env: {
        grafana_plugin_type: 'datasource',
        GF_PLUGIN_BACKEND_URL: 'http://user:hunter2@backend',
      },
    });
    expect(parseLogLine(stderr).message).toContain('backend_url is backend');
    expect(stderr).not.toContain('hunter2');
  });
});

describe('what the backend tells', () => {
  test.each([
    'tcp|127.0.0.1:7071|grpc',
    `tcp|127.0.0.1:7071|grpc|${'A'.repeat(60)}`,
    'tcp|127.0.0.1',
    'tcp|127.0.0.1:',
    'tcp|127.0.0.1:0',
    'tcp|127.0.0.1:65536',
    'tcp|:7071',
    'tcp|127.0.0.1:7071\n1|2|tcp|example.com:1|grpc',
    'tcp|a b:7071',
    `tcp|$(touch ${marker}):7071`,
    'udp|127.0.0.1:7071',
    'unix|relative.sock',
    'unix|/a|b',
    'unix|/a b',
    '<html>',
  ])('does not pass %j on', (answer) => {
    expect(launch(undefined, answer)).toEqual({ code: 0, stdout: fallback });
  });
});

const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...['http://', 'tcp|', 'unix|/', '127.0.0.1', '[::1]', 'backend', ':', '7071', '|', '/'],
          ...['$(', '`', ')', '"', "'", '\\', '\n', '\r', '\t', ' ', '*', '?', '-', '@', '%s', 'é'],
          `touch ${marker}`,
        ),
        { maxLength: 9 },
      )
      .map((parts) => parts.join('')),
    // No environment variable can hold a NUL.
  )
  .map((text) => text.replaceAll('\0', ''));

test('whatever is configured or answered, it prints an address of five parts or nothing', () => {
  fc.assert(
    fc.property(hostile, hostile, (first, second) => {
      for (const [url, answer] of [
        [first, ''],
        [undefined, second],
        [`http://${first}`, `tcp|${second}`],
      ] as const) {
        const { code, stdout } = launch(url, answer);
        if (code === 1) expect(stdout).toBe('');
        else {
          expect(code).toBe(0);
          // Where the hold is answered too, its text follows on lines of its own.
          expect(stdout.split('\n')[0]).toMatch(handshake);
        }
      }
    }),
    { numRuns: 60 },
  );
});
