import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { launcherFile } from './launcher-copy';
import { onPath, shellcheck } from './tools';

const checker = shellcheck();

if ('missing' in checker) {
  test.skip(`shellcheck: not run, as ${checker.missing}`, () => undefined);
} else {
  test('shellcheck has nothing to say about the launcher', () => {
    const { stdout, status } = spawnSync(
      checker.path,
      ['--norc', '--shell=sh', '--severity=style', launcherFile],
      { encoding: 'utf8' },
    );
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
}

test.each(['dash', 'bash'])('%s can parse it', (name) => {
  const shell = onPath(name) ?? '/bin/sh';
  expect(spawnSync(shell, ['-n', launcherFile], { encoding: 'utf8' }).stderr).toBe('');
});

test('it is executable, and its first line names the shell that every image has', () => {
  expect(() => accessSync(launcherFile, constants.X_OK)).not.toThrow();
  expect(readFileSync(launcherFile, 'utf8').split('\n')[0]).toBe('#!/bin/sh');
});

test('it waits for 5 s and tries again after 30 s', () => {
  const text = readFileSync(launcherFile, 'utf8');
  expect(text).toMatch(/^wait_seconds=5\b/m);
  expect(text).toMatch(/^retry_seconds=30\b/m);
});
