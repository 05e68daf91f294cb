import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { InputFile } from '../input/input-file';

/** A directory for the files of one test. */
export class TemporaryFiles {
  private constructor(readonly directory: string) {}

  static async create(): Promise<TemporaryFiles> {
    return new TemporaryFiles(await mkdtemp(join(tmpdir(), 'tailgate-test-')));
  }

  async write(name: string, content: string | Buffer): Promise<InputFile> {
    const path = join(this.directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    const { size, mtimeMs } = await stat(path);
    return { path, name, size, modifiedMs: Math.round(mtimeMs) };
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
