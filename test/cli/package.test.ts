import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const Manifest = Type.Object({
  version: Type.String(),
  bin: Type.Object({ tailgate: Type.String() }),
  files: Type.Array(Type.String()),
});

const root = join(__dirname, '..', '..');
const manifest = Value.Parse(
  Manifest,
  JSON.parse(readFileSync(join(root, 'backend', 'package.json'), 'utf8')),
);

// npm links what `bin` names: so "npx tailgate" runs it, in this repository and where the package is installed.
it.each([join('backend', manifest.bin.tailgate), join('bin', 'tailgate')])(
  '%s is a program that says its version',
  (path) => {
    const program = join(root, path);
    expect(() => accessSync(program, constants.X_OK)).not.toThrow();
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
    expect(version.trim()).toBe(manifest.version);
  },
);

it('packs the program and what it runs', () => {
  expect(manifest.bin.tailgate.split('/')[0]).toBe('bin');
  expect(manifest.files).toEqual(expect.arrayContaining(['bin', 'dist']));
});
